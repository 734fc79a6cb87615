package dev.hookline.delivery.dispatch;

import dev.hookline.delivery.retry.Decision;
import dev.hookline.delivery.retry.Outcome;
import dev.hookline.delivery.routing.Destination;
import dev.hookline.persistence.outbox.ClaimedDelivery;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes what waits in a lane and sends it, on a virtual thread for each send in flight. */
final class Sending {
  private static final Logger LOG = Logger.getLogger(Sending.class.getName());

  private final Dispatcher.Parts parts;
  private final Meters meters;
  private final Consumer<Destination> changed;
  private final Consumer<Held> recorded;

  /**
   * @param changed told when a lane is not kept as its endpoint wants it now
   * @param recorded told when a result is recorded
   */
  Sending(
      Dispatcher.Parts parts,
      Meters meters,
      Consumer<Destination> changed,
      Consumer<Held> recorded) {
    this.parts = parts;
    this.meters = meters;
    this.changed = changed;
    this.recorded = recorded;
  }

  /**
   * Empty if the endpoint is gone, and also while the configuration cannot be read: the delivery
   * then waits.
   */
  Optional<Destination> destinationOf(String tenantId, UUID endpointId) {
    try {
      return parts.routing().destination(tenantId, endpointId);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a destination cannot be read: {0}", e.getMessage());
      return Optional.empty();
    }
  }

  void pumpAll(Lane lane) {
    while (pump(lane)) {
      // as many as the rate and the limit allow
    }
  }

  /** Sends the next one on a thread of its own; false if there is none to send now. */
  boolean pump(Lane lane) {
    Held next = lane.next();
    if (next == null) {
      return false;
    }
    try {
      parts.threads().execute(() -> serve(lane, next));
      return true;
    } catch (RejectedExecutionException e) { // stopping
      parts.breakers().unused(lane.endpointId());
      parts.returns().add(next);
      keepOrder(lane);
      lane.finished();
      return false;
    }
  }

  /** Sends one delivery after the other for as long as the lane has any. */
  private void serve(Lane lane, Held first) {
    for (Held next = first; next != null; next = lane.next()) {
      boolean ended = false;
      try {
        ended = attempt(lane, next);
      } catch (RuntimeException e) {
        LOG.log(Level.SEVERE, "an attempt failed inside HookLine; the delivery is handed back", e);
        parts.breakers().unused(lane.endpointId());
        parts.returns().add(next);
      } finally {
        if (!ended) {
          keepOrder(lane);
        }
        lane.finished();
      }
    }
  }

  /** Sends what waits in the lane back to the database. */
  void handBack(Lane lane) {
    lane.empty(waiting -> true).forEach(parts.returns()::add);
    parts.hungry().run(); // the claimer takes them there
  }

  /** Behind a delivery that has not ended nothing may leave an ordered lane. */
  private void keepOrder(Lane lane) {
    if (lane.ordered()) {
      handBack(lane);
    }
  }

  /** True if the delivery has come to its end: it is delivered, or dead. */
  private boolean attempt(Lane lane, Held held) {
    ClaimedDelivery delivery = held.delivery();
    Optional<Destination> destination = destinationOf(delivery.tenantId(), delivery.endpointId());
    boolean inOrder = destination.map(Destination::ordered).orElse(false);
    boolean mayLeave =
        parts.gate().open(delivery.tenantId(), delivery.endpointId())
            && parts.lease().holds(held.node())
            && destination.map(Destination::open).orElse(false)
            && held.inOrder() == inOrder
            && lane.ordered() == inOrder;
    if (!mayLeave) {
      parts.breakers().unused(lane.endpointId());
      parts.returns().add(held);
      destination.ifPresent(changed);
      return false;
    }
    Attempt.Ended ended = parts.attempt().make(delivery, destination.get());
    learn(lane, delivery, ended.decision());
    parts.recorder().submit(held, ended.result(), recorded);
    tellBreaker(lane.endpointId(), ended.outcome());
    return !(ended.decision() instanceof Decision.TryAgain);
  }

  private void tellBreaker(UUID endpointId, Outcome outcome) {
    if (outcome.down()) {
      parts.breakers().failed(endpointId, outcome.word());
    } else if (outcome == Outcome.REFUSED_ADDRESS) { // nobody was asked
      parts.breakers().unused(endpointId);
    } else {
      parts.breakers().succeeded(endpointId);
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
          parts.gone().accept(delivery.tenantId(), delivery.endpointId());
        }
      }
    }
  }
}
