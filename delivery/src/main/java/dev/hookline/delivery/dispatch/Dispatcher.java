package dev.hookline.delivery.dispatch;

import dev.hookline.delivery.breakers.Breakers;
import dev.hookline.delivery.room.Room;
import dev.hookline.delivery.routing.Destination;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.persistence.outbox.ClaimReader;
import dev.hookline.persistence.outbox.ClaimedDelivery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Sends what is leased to this node, lane by lane. */
public final class Dispatcher {
  private final Parts parts;
  private final Meters meters = new Meters();
  private final Sending sending;
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
    this.sending = new Sending(parts, meters, this::follow, this::forget);
    this.lanes =
        new Lanes(
            parts.lease::nodes, parts.breakers, parts.hungry, sending::pumpAll, parts.returns::add);
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
    if (destination.ordered()) {
      lanes.expect(destination.endpointId());
      return false;
    }
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

  /** A delivery was committed without a place: an ordered one is fetched if none is before it. */
  public void left(UUID endpointId) {
    if (lanes.expected(endpointId)) {
      lanes.ringSoon(parts.hungry);
    }
  }

  /** Takes a delivery that was committed as leased under the given number into its lane. */
  public void handOff(ClaimedDelivery delivery, long node) {
    meters.countHandedOff();
    accept(List.of(new Held(delivery, node)));
  }

  /** Takes claimed deliveries into their lanes. */
  void acceptClaimed(List<ClaimedDelivery> deliveries, long node) {
    meters.countClaimed(deliveries.size());
    for (ClaimedDelivery delivery : deliveries) {
      takePlace(delivery);
      accept(List.of(new Held(delivery, node)));
    }
  }

  /** Takes claimed runs into their lanes; those of one lane are next to each other. */
  void acceptRuns(List<ClaimedDelivery> deliveries, long node) {
    meters.countClaimed(deliveries.size());
    deliveries.forEach(this::takePlace);
    Map<UUID, List<ClaimedDelivery>> runs =
        deliveries.stream().collect(Collectors.groupingBy(ClaimedDelivery::endpointId));
    runs.values().forEach(run -> accept(Held.run(run, node)));
  }

  private void takePlace(ClaimedDelivery delivery) {
    parts.room.takeClaimed(delivery.tenantId(), delivery.body().length);
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

  /** Those of the lanes that may get a run: nothing of them is here. */
  List<UUID> idle(List<UUID> endpoints) {
    return lanes.idle(endpoints);
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
      sending.handBack(lane);
    }
  }

  /** Its breaker closed: what waits for the endpoint leaves. */
  void letOut(UUID endpointId) {
    Lane lane = lanes.known(endpointId);
    if (lane != null) {
      sending.pumpAll(lane);
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
    if (gone.endsRun()) {
      parts.hungry.run();
    }
  }

  /** Drops lanes with nothing in them; the others follow their endpoint and the number of nodes. */
  void tendLanes() {
    lanes.retireIdle();
    parts.room.forgetAbsent();
    for (Lane lane : lanes.all()) {
      lane.measure();
      sending.destinationOf(lane.tenantId(), lane.endpointId()).ifPresent(this::follow);
    }
  }

  private void follow(Destination destination) {
    lanes.of(destination);
  }

  /** Wakes no lane any more. */
  void stop() {
    lanes.stop();
  }

  /**
   * Takes in one delivery, or one run. What was leased in another way than its lane now is kept
   * goes back.
   */
  private void accept(List<Held> together) {
    together.forEach(each -> held.add(each.delivery().deliveryId()));
    Held first = together.getFirst();
    Optional<Destination> destination =
        sending.destinationOf(first.delivery().tenantId(), first.delivery().endpointId());
    if (destination.isEmpty() || destination.get().ordered() != first.inOrder()) {
      together.forEach(parts.returns::add);
      return;
    }
    Lane lane = lanes.of(destination.get());
    while (!lane.add(together)) {
      lanes.forget(lane);
      lane = lanes.of(destination.get());
    }
    boolean open = // asked after it was added, so that nothing stays behind what closed meanwhile
        parts.gate.open(lane.tenantId(), lane.endpointId())
            && !parts.breakers.shut(lane.endpointId());
    if (!open) {
      handBackShut(lane.endpointId());
    } else {
      sending.pump(lane);
    }
  }
}
