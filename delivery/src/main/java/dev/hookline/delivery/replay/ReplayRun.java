package dev.hookline.delivery.replay;

import dev.hookline.delivery.Store;
import dev.hookline.delivery.routing.Route;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.delivery.routing.TopicPattern;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.recovery.ReplayDelivery;
import dev.hookline.persistence.recovery.ReplayEvent;
import dev.hookline.persistence.recovery.ReplayRow;
import dev.hookline.persistence.recovery.ReplaySelection;
import dev.hookline.persistence.recovery.ReplaySteps;
import dev.hookline.persistence.recovery.ReplayTable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Drives a replay step by step to its end, from wherever it stands. */
public final class ReplayRun {
  /** Bodies of one step are in memory together. */
  private static final int EVENTS_A_STEP = 50;

  private static final int DEAD_LETTERS_A_STEP = 500;
  private static final UUID LOWEST = new UUID(0, 0);
  private static final UUID HIGHEST = new UUID(-1, -1);

  private final ReplayTable table;
  private final ReplaySteps steps;
  private final Routing routing;
  private final Uuid7 ids;
  private final Surroundings around;

  /**
   * What a replay has around it.
   *
   * @param wake told when deliveries became due
   * @param mayWork asked before each step; a replay that may not goes on later, as an abandoned one
   */
  public record Surroundings(Runnable wake, BooleanSupplier mayWork) {}

  /** Runs replays with the given tables. */
  public ReplayRun(
      ReplayTable table, ReplaySteps steps, Routing routing, Uuid7 ids, Surroundings around) {
    this.table = table;
    this.steps = steps;
    this.routing = routing;
    this.ids = ids;
    this.around = around;
  }

  void drive(ReplayRow replay) {
    ReplayRequest request = Criteria.read(replay.criteria());
    switch (request.mode()) {
      case ALL -> replayEvents(replay, request);
      case FAILED_ONLY -> requeueDead(replay, request);
    }
  }

  private void replayEvents(ReplayRow replay, ReplayRequest request) {
    UUID walkedTo = replay.walkedTo() == null ? start(request) : replay.walkedTo();
    int looked = replay.matched();
    while (looked < request.limit()) {
      if (!around.mayWork.getAsBoolean()) {
        return;
      }
      int limit = Math.min(EVENTS_A_STEP, request.limit() - looked);
      ReplaySelection selection = selection(request, walkedTo, limit);
      List<ReplayEvent> found = Store.ask(() -> steps.events(replay.tenantId(), selection));
      if (found.isEmpty()) {
        break;
      }
      walkedTo = found.getLast().eventId();
      List<ReplayEvent> events = found.stream().filter(event -> matches(request, event)).toList();
      looked += events.size();
      if (!request.dryRun() && !schedule(replay, request, events, walkedTo)) {
        return;
      }
    }
    finish(replay, request, looked);
  }

  private boolean schedule(
      ReplayRow replay, ReplayRequest request, List<ReplayEvent> events, UUID walkedTo) {
    List<ReplayDelivery> deliveries = new ArrayList<>();
    for (ReplayEvent event : events) {
      for (Route route : routing.match(replay.tenantId(), event.topic(), event.payload())) {
        UUID endpoint = route.destination().endpointId();
        if (request.endpointId() == null || request.endpointId().equals(endpoint)) {
          deliveries.add(
              new ReplayDelivery(
                  ids.next(), event, endpoint, route.subscriptionId(), route.body()));
        }
      }
    }
    boolean running = Store.ask(() -> steps.schedule(replay, deliveries, events.size(), walkedTo));
    around.wake.run();
    return running;
  }

  private void requeueDead(ReplayRow replay, ReplayRequest request) {
    int done = replay.matched();
    if (request.dryRun()) {
      ReplaySelection all = selection(request, start(request), request.limit());
      finish(replay, request, Store.ask(() -> steps.countDead(replay.tenantId(), all)));
      return;
    }
    int requeued = 1;
    while (requeued > 0 && done < request.limit()) {
      if (!around.mayWork.getAsBoolean()) {
        return;
      }
      int limit = Math.min(DEAD_LETTERS_A_STEP, request.limit() - done);
      ReplaySelection selection = selection(request, start(request), limit);
      requeued = Store.ask(() -> steps.requeue(replay, selection));
      done += Math.max(0, requeued);
      around.wake.run();
    }
    if (requeued >= 0) {
      finish(replay, request, done);
    }
  }

  private void finish(ReplayRow replay, ReplayRequest request, int matched) {
    String state = request.dryRun() ? "dry_run" : "done";
    Store.ask(() -> table.finish(replay.replayId(), state, matched));
  }

  private static boolean matches(ReplayRequest request, ReplayEvent event) {
    TopicPattern topic = request.topic();
    return topic == null || topic.matches(event.topic());
  }

  private static UUID start(ReplayRequest request) {
    return request.from() == null ? LOWEST : Uuid7.floorOf(request.from().toEpochMilli());
  }

  private static ReplaySelection selection(ReplayRequest request, UUID after, int limit) {
    UUID before = request.to() == null ? HIGHEST : Uuid7.floorOf(request.to().toEpochMilli());
    String topic =
        request.topic() != null && request.topic().exact() ? request.topic().toString() : null;
    return new ReplaySelection(request.events(), after, before, topic, request.endpointId(), limit);
  }
}
