package dev.hookline.delivery.replay;

import dev.hookline.delivery.Store;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.recovery.FailedDeliveries;
import dev.hookline.persistence.recovery.MissedEvents;
import dev.hookline.persistence.recovery.ReplayDelivery;
import dev.hookline.persistence.recovery.ReplayEvent;
import dev.hookline.persistence.recovery.ReplayRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The replays that begin with failed deliveries, step by step. Each part may be done again from its
 * beginning, when another node goes on: what is done does not match any more.
 */
final class FailedRun {
  private static final int DELIVERIES_A_STEP = 500;
  private static final int EVENTS_A_STEP = 50;
  private static final int STOPPED = -1;

  private final FailedDeliveries failed;
  private final MissedEvents missed;
  private final Routing routing;
  private final Uuid7 ids;
  private final ReplayRun.Surroundings around;

  FailedRun(
      FailedDeliveries failed,
      MissedEvents missed,
      Routing routing,
      Uuid7 ids,
      ReplayRun.Surroundings around) {
    this.failed = failed;
    this.missed = missed;
    this.routing = routing;
    this.ids = ids;
    this.around = around;
  }

  /** How many dead letters the request covers, at most its limit. */
  int countDead(String tenantId, ReplayRequest request) {
    return Store.ask(() -> failed.countDead(tenantId, Selections.failed(request), request.limit()))
        .values()
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /**
   * Requeues the dead letters that the request covers.
   *
   * @param done how many were dealt with before
   * @return how many are dealt with now; negative if the replay may not go on
   */
  int requeueDead(ReplayRow replay, ReplayRequest request, int done) {
    int total = done;
    int requeued = 1;
    while (requeued > 0 && total < request.limit()) {
      if (!around.mayWork().getAsBoolean()) {
        return STOPPED;
      }
      int limit = Math.min(DELIVERIES_A_STEP, request.limit() - total);
      requeued = Store.ask(() -> failed.requeue(replay, Selections.failed(request), limit));
      if (requeued < 0) {
        return STOPPED;
      }
      total += requeued;
      around.wake().run();
    }
    return total;
  }

  /** Makes due now what waits for a later attempt; otherwise as {@link #requeueDead}. */
  int hurry(ReplayRow replay, ReplayRequest request, int done) {
    int total = done;
    UUID after = Selections.LOWEST;
    while (after != null && total < request.limit()) {
      if (!around.mayWork().getAsBoolean()) {
        return STOPPED;
      }
      UUID from = after;
      int limit = Math.min(DELIVERIES_A_STEP, request.limit() - total);
      FailedDeliveries.Step step =
          Store.ask(() -> failed.hurry(replay, Selections.failed(request), from, limit));
      if (step.count() < 0) {
        return STOPPED;
      }
      total += step.count();
      after = step.last();
      around.wake().run();
    }
    return total;
  }

  /** Schedules what the endpoint missed; otherwise as {@link #requeueDead}. */
  int deliverMissed(ReplayRow replay, ReplayRequest request, int done) {
    int total = done;
    UUID after = Selections.start(request);
    UUID before = Uuid7.floorOf(replay.createdAt().toEpochMilli());
    while (total < request.limit()) {
      if (!around.mayWork().getAsBoolean()) {
        return STOPPED;
      }
      UUID from = after;
      List<ReplayEvent> found =
          Store.ask(
              () ->
                  missed.next(
                      replay.tenantId(), request.endpointId(), from, before, EVENTS_A_STEP));
      if (found.isEmpty()) {
        return total;
      }
      after = found.getLast().eventId();
      int scheduled = Store.ask(() -> missed.schedule(replay, routed(replay, request, found)));
      if (scheduled < 0) {
        return STOPPED;
      }
      total += scheduled;
      around.wake().run();
    }
    return total;
  }

  private List<ReplayDelivery> routed(
      ReplayRow replay, ReplayRequest request, List<ReplayEvent> events) {
    List<ReplayDelivery> deliveries = new ArrayList<>();
    for (ReplayEvent event : events) {
      Routing.Past past =
          new Routing.Past(
              event.topic(), event.payload(), event.channels(), Uuid7.millisOf(event.eventId()));
      routing
          .missed(replay.tenantId(), request.endpointId(), past)
          .ifPresent(
              route ->
                  deliveries.add(
                      new ReplayDelivery(
                          ids.next(),
                          event,
                          request.endpointId(),
                          route.subscriptionId(),
                          route.body())));
    }
    return deliveries;
  }
}
