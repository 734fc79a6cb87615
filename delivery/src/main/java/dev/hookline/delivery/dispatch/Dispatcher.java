package dev.hookline.delivery.dispatch;

import dev.hookline.delivery.breakers.Breakers;
import dev.hookline.delivery.retry.Decision;
import dev.hookline.delivery.retry.Outcome;
import dev.hookline.delivery.room.Room;
import dev.hookline.delivery.routing.Destination;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.persistence.outbox.ClaimReader;
import dev.hookline.persistence.outbox.ClaimedDelivery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends what is leased to this node, lane by lane. */
public final class Dispatcher {
  private static final Logger LOG = Logger.getLogger(Dispatcher.class.getName());

  private final Parts parts;
  private final Meters meters = new Meters();
  private final Lanes lanes;
  private final Set<UUID> held = ConcurrentHashMap.newKeySet();

  /**
   * What the dispatcher works with.
   *
   * @param gone told when an endpoint answered 410
   * @param hungry told when a lane that was full has room again
   * @param threads one virtual thread for each send in flight
   */
  record Parts(
      Gate gate,
      NodeLease lease,
      Room room,
      Routing routing,
      Attempt attempt,
      Recorder recorder,
      Returns returns,
      Breakers breakers,
      BiConsumer<String, UUID> gone,
      Runnable hungry,
      ExecutorService threads) {}

  Dispatcher(Parts parts) {
    this.parts = parts;
    this.lanes = new Lanes(parts.lease::nodes, parts.breakers, parts.hungry, this::pumpAll);
  }

  /** The number under which deliveries handed off now are leased. */
  public long node() {
    return parts.lease.node();
  }

  /**
   * Reserves a place for a delivery that is about to be committed. With a place it may be stored as
   * leased, and must then be given to {@link #handOff} or {@link #cancel}; without one it is stored
   * for a later claim.
   *
   * @param priority 0 for the most urgent
   */
  public boolean reserve(Destination destination, int priority, int bytes) {
    boolean open =
        destination.open()
            && parts.gate.open(destination.tenantId(), destination.endpointId())
            && !parts.breakers.shut(destination.endpointId());
    if (!open || !parts.lease.held()) {
      return false;
    }
    Lane lane = lanes.known(destination.endpointId());
    return (lane == null || !lane.full(priority))
        && parts.room.take(destination.tenantId(), bytes, priority == 0);
  }

  /** Gives a reserved place back: the delivery was not stored. */
  public void cancel(String tenantId, int bytes) {
    parts.room.give(tenantId, bytes);
  }

  /** Takes a delivery that was committed as leased under the given number into its lane. */
  public void handOff(ClaimedDelivery delivery, long node) {
    meters.countHandedOff();
    accept(new Held(delivery, node));
  }

  /** Takes claimed deliveries into their lanes. */
  void acceptClaimed(List<ClaimedDelivery> deliveries, long node) {
    meters.countClaimed(deliveries.size());
    for (ClaimedDelivery delivery : deliveries) {
      Held claimed = new Held(delivery, node);
      parts.room.takeClaimed(delivery.tenantId(), claimed.size());
      accept(claimed);
    }
  }

  Parts parts() {
    return parts;
  }

  /** Counts since the start of this node. */
  public Meters meters() {
    return meters;
  }

  /** Deliveries in memory: waiting, in flight, or with a result not yet recorded. */
  public int inMemory() {
    return parts.room.taken();
  }

  /** What should get no more for now. */
  ClaimReader.Shut shut() {
    return lanes.shut(parts.gate.holds(), parts.room.crowding());
  }

  boolean holds(UUID deliveryId) {
    return held.contains(deliveryId);
  }

  /** Sends everything that waits back to the database; what is in flight finishes. */
  void handBackWaiting() {
    lanes.all().forEach(lane -> lane.empty(waiting -> true).forEach(parts.returns::add));
  }

  /** Sends what waits behind a closed gate back to the database. */
  void handBackHeld() {
    lanes.all().forEach(lane -> lane.empty(this::isHeld).forEach(parts.returns::add));
  }

  /** Its breaker opened: what waits for the endpoint goes back to the database. */
  void handBackShut(UUID endpointId) {
    Lane lane = lanes.known(endpointId);
    if (lane != null) {
      lane.empty(waiting -> true).forEach(parts.returns::add);
      parts.hungry.run(); // the claimer takes them there
    }
  }

  /** Its breaker closed: what waits for the endpoint leaves. */
  void letOut(UUID endpointId) {
    Lane lane = lanes.known(endpointId);
    if (lane != null) {
      pumpAll(lane);
    }
    parts.hungry.run();
  }

  private boolean isHeld(Held waiting) {
    ClaimedDelivery delivery = waiting.delivery();
    return !parts.gate.open(delivery.tenantId(), delivery.endpointId());
  }

  /** Forgets a delivery whose lease has ended one way or the other. */
  void forget(Held gone) {
    held.remove(gone.delivery().deliveryId());
    parts.room.give(gone.delivery().tenantId(), gone.size());
  }

  /** Drops lanes with nothing in them; the others follow their endpoint and the number of nodes. */
  void tendLanes() {
    lanes.retireIdle();
    parts.room.forgetAbsent();
    for (Lane lane : lanes.all()) {
      destinationOf(lane.tenantId(), lane.endpointId()).ifPresent(lanes::of);
    }
  }

  /** Wakes no lane any more. */
  void stop() {
    lanes.stop();
  }

  private void accept(Held delivery) {
    ClaimedDelivery claimed = delivery.delivery();
    held.add(claimed.deliveryId());
    Optional<Destination> destination = destinationOf(claimed.tenantId(), claimed.endpointId());
    if (destination.isEmpty()) {
      parts.returns.add(delivery);
      return;
    }
    Lane lane = lanes.of(destination.get());
    while (!lane.add(delivery)) {
      lanes.forget(lane);
      lane = lanes.of(destination.get());
    }
    boolean open = // asked after it was added, so that nothing stays behind what closed meanwhile
        parts.gate.open(lane.tenantId(), lane.endpointId())
            && !parts.breakers.shut(lane.endpointId());
    if (!open) {
      handBackShut(lane.endpointId());
    } else {
      pump(lane);
    }
  }

  /**
   * Empty if the endpoint is gone, and also while the configuration cannot be read: the delivery
   * then waits.
   */
  private Optional<Destination> destinationOf(String tenantId, UUID endpointId) {
    try {
      return parts.routing.destination(tenantId, endpointId);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a destination cannot be read: {0}", e.getMessage());
      return Optional.empty();
    }
  }

  private void pumpAll(Lane lane) {
    while (pump(lane)) {
      // as many as the rate and the limit allow
    }
  }

  /** Sends the next one on a thread of its own; false if there is none to send now. */
  private boolean pump(Lane lane) {
    Held next = lane.next();
    if (next == null) {
      return false;
    }
    try {
      parts.threads.execute(() -> serve(lane, next));
      return true;
    } catch (RejectedExecutionException e) { // stopping
      parts.breakers.unused(lane.endpointId());
      lane.finished();
      parts.returns.add(next);
      return false;
    }
  }

  /** Sends one delivery after the other for as long as the lane has any. */
  private void serve(Lane lane, Held first) {
    for (Held next = first; next != null; next = lane.next()) {
      try {
        attempt(lane, next);
      } catch (RuntimeException e) {
        LOG.log(Level.SEVERE, "an attempt failed inside HookLine; the delivery is handed back", e);
        parts.breakers.unused(lane.endpointId());
        parts.returns.add(next);
      } finally {
        lane.finished();
      }
    }
  }

  private void attempt(Lane lane, Held held) {
    ClaimedDelivery delivery = held.delivery();
    Optional<Destination> destination = destinationOf(delivery.tenantId(), delivery.endpointId());
    boolean mayLeave =
        parts.gate.open(delivery.tenantId(), delivery.endpointId())
            && parts.lease.holds(held.node())
            && destination.map(Destination::open).orElse(false);
    if (!mayLeave) {
      parts.breakers.unused(lane.endpointId());
      parts.returns.add(held);
      return;
    }
    Attempt.Ended ended = parts.attempt.make(delivery, destination.get());
    learn(lane, delivery, ended.decision());
    parts.recorder.submit(held, ended.result(), this::forget);
    tellBreaker(lane.endpointId(), ended.outcome());
  }

  private void tellBreaker(UUID endpointId, Outcome outcome) {
    if (outcome.down()) {
      parts.breakers.failed(endpointId, outcome.word());
    } else if (outcome == Outcome.REFUSED_ADDRESS) { // nobody was asked
      parts.breakers.unused(endpointId);
    } else {
      parts.breakers.succeeded(endpointId);
    }
  }

  private void learn(Lane lane, ClaimedDelivery delivery, Decision decision) {
    switch (decision) {
      case Decision.Delivered delivered -> {
        meters.countDelivered();
        if (lane.eased()) {
          pump(lane);
        }
      }
      case Decision.TryAgain again -> {
        meters.countRetried();
        if (again.throttled()) {
          lane.throttled();
        }
      }
      case Decision.GiveUp giveUp -> {
        meters.countDead();
        if (giveUp.reason().equals("endpoint_gone")) {
          parts.gone.accept(delivery.tenantId(), delivery.endpointId());
        }
      }
    }
  }
}
