package dev.hookline.delivery.replay;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.Store;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.recovery.ReplayRow;
import dev.hookline.persistence.recovery.ReplayTable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts replays, tells how far they are, and cancels them. */
public final class Replays {
  /** A small replay is done when its call answers; a larger one goes on behind it. */
  private static final Duration ANSWER_AFTER = Duration.ofSeconds(3);

  private static final Duration ABANDONED_AFTER = Duration.ofSeconds(30);

  private final ReplayTable table;
  private final ReplayRun run;
  private final Uuid7 ids;
  private final Executor threads;

  /**
   * @param threads where replays run
   */
  public Replays(ReplayTable table, ReplayRun run, Uuid7 ids, Executor threads) {
    this.table = table;
    this.run = run;
    this.ids = ids;
    this.threads = threads;
  }

  /**
   * Starts a replay and waits up to three seconds for it; it may still be running in the answer.
   *
   * @throws Refused {@link Reason#INVALID_REQUEST} if it names neither events nor a range, or its
   *     limit is out of range
   */
  public ReplayRow start(String tenantId, ReplayRequest request) {
    check(request);
    UUID id = ids.next();
    String criteria = Criteria.write(request);
    Store.ask(
        () -> {
          table.insert(id, tenantId, request.mode().name().toLowerCase(Locale.ROOT), criteria);
          return id;
        });
    ReplayRow replay = find(tenantId, id);
    CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run.drive(replay), threads);
    waitFor(running);
    return find(tenantId, id);
  }

  /**
   * The tenant's replay of that id.
   *
   * @throws Refused {@link Reason#NOT_FOUND}
   */
  public ReplayRow find(String tenantId, UUID id) {
    return Store.ask(() -> table.find(tenantId, id))
        .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "no such replay"));
  }

  /** The tenant's replays before the given id, newest first. */
  public List<ReplayRow> list(String tenantId, UUID before, int limit) {
    return Store.ask(() -> table.list(tenantId, before, limit));
  }

  /**
   * Stops a replay and cancels those of its deliveries that still wait; an ended one loses only the
   * latter.
   */
  public ReplayRow cancel(String tenantId, UUID id) {
    find(tenantId, id);
    Store.ask(() -> table.cancel(tenantId, id));
    return find(tenantId, id);
  }

  /** Goes on with replays whose node died; for the engine's upkeep. */
  public void resumeAbandoned() throws SQLException {
    table.takeOver(ABANDONED_AFTER).ifPresent(replay -> threads.execute(() -> run.drive(replay)));
  }

  private static void check(ReplayRequest request) {
    if (request.events().isEmpty()
        && request.from() == null
        && request.mode() == ReplayRequest.Mode.ALL) {
      throw new Refused(Reason.INVALID_REQUEST, "name event_id, event_ids or from_ms");
    }
    if (request.from() != null && request.to() != null && !request.from().isBefore(request.to())) {
      throw new Refused(Reason.INVALID_REQUEST, "from_ms must be before to_ms");
    }
    if (request.limit() < 1 || request.limit() > ReplayRequest.MAX_LIMIT) {
      throw new Refused(Reason.INVALID_REQUEST, "limit is 1 to " + ReplayRequest.MAX_LIMIT);
    }
  }

  private static void waitFor(CompletableFuture<Void> running) {
    try {
      running.get(ANSWER_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return; // it goes on; the answer says so
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
