package dev.hookline.delivery.replay;

import dev.hookline.delivery.Store;
import dev.hookline.delivery.routing.Route;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.delivery.routing.TopicPattern;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.recovery.FailedDeliveries;
import dev.hookline.persistence.recovery.MissedEvents;
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

  private final ReplayTable table;
  private final ReplaySteps steps;
  private final FailedRun failed;
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

  /**
   * Where replays are done.
   *
   * @param table the replays themselves
   */
  public record Stores(
      ReplayTable table, ReplaySteps steps, FailedDeliveries failed, MissedEvents missed) {}

  /** Runs replays with the given stores. */
  public ReplayRun(Stores stores, Routing routing, Uuid7 ids, Surroundings around) {
    this.table = stores.table;
    this.steps = stores.steps;
    this.failed = new FailedRun(stores.failed, stores.missed, routing, ids, around);
    this.routing = routing;
    this.ids = ids;
    this.around = around;
  }

  void drive(ReplayRow replay) {
    ReplayRequest request = Criteria.read(replay.criteria());
    switch (request.mode()) {
      case ALL -> replayEvents(replay, request);
      case FAILED_ONLY -> failedOnly(replay, request);
      case RETRY_FAILED -> end(replay, request, failed.hurry(replay, request, replay.matched()));
      case RECOVER -> recover(replay, request);
    }
  }

  private void replayEvents(ReplayRow replay, ReplayRequest request) {
    UUID walkedTo = replay.walkedTo() == null ? Selections.start(request) : replay.walkedTo();
    int looked = replay.matched();
    while (looked < request.limit()) {
      if (!around.mayWork.getAsBoolean()) {
        return;
      }
      int limit = Math.min(EVENTS_A_STEP, request.limit() - looked);
      ReplaySelection selection = Selections.events(request, walkedTo, limit);
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
      List<Route> routes =
          routing.match(replay.tenantId(), event.topic(), event.payload(), event.channels());
      for (Route route : routes) {
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

  private void failedOnly(ReplayRow replay, ReplayRequest request) {
    end(
        replay,
        request,
        request.dryRun()
            ? failed.countDead(replay.tenantId(), request)
            : failed.requeueDead(replay, request, replay.matched()));
  }

  private void recover(ReplayRow replay, ReplayRequest request) {
    int done = failed.requeueDead(replay, request, replay.matched());
    done = done < 0 ? done : failed.hurry(replay, request, done);
    end(replay, request, done < 0 ? done : failed.deliverMissed(replay, request, done));
  }

  private void end(ReplayRow replay, ReplayRequest request, int done) {
    if (done >= 0) {
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
}
