package dev.hookline.delivery.publish;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.dispatch.Dispatcher;
import dev.hookline.delivery.routing.Destination;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.outbox.EventRow;
import dev.hookline.persistence.outbox.EventWriter;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/** Makes events durable: admission, routing, group commit. */
public final class Publisher {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Admission admission;
  private final Places places;
  private final Committer committer;
  private final Duration longestWait;
  private final LongAdder accepted = new LongAdder();
  private final LongAdder duplicates = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private Thread thread;

  /** A publisher that hands deliveries to the given dispatcher; call {@link #start} first. */
  public Publisher(
      DataSource dataSource,
      Settings settings,
      Clock clock,
      Routing routing,
      Dispatcher dispatcher) {
    this.admission = new Admission(settings, clock, new Uuid7(clock), routing, dispatcher);
    this.places = new Places(dispatcher);
    this.committer =
        new Committer(
            new EventWriter(dataSource),
            dispatcher,
            settings.integer(Setting.COMMIT_BATCH),
            settings.integer(Setting.COMMIT_QUEUE));
    this.longestWait = Duration.ofMillis(settings.integer(Setting.COMMIT_WAIT_MS));
  }

  /** Starts the committer. */
  public void start() {
    thread = Thread.ofPlatform().daemon().name("hookline-committer").start(committer);
  }

  /** Refuses new events, answers those that wait, and ends. */
  public void stop() throws InterruptedException {
    committer.stop();
    if (thread != null) {
      thread.join(Duration.ofSeconds(15));
    }
  }

  /**
   * Stores the event and a delivery for every endpoint it is routed to, and returns once both are
   * committed.
   *
   * @throws Refused if the event is not acceptable ({@link Reason#INVALID_TOPIC}, {@link
   *     Reason#INVALID_REQUEST}, {@link Reason#PAYLOAD_TOO_LARGE}), its key stands for another
   *     payload ({@link Reason#IDEMPOTENCY_MISMATCH}), too many wait ({@link Reason#OVERLOADED}) or
   *     the database does not answer ({@link Reason#UNAVAILABLE})
   */
  public Published publish(String tenantId, PublishRequest request) {
    return one(admission.admit(tenantId, request));
  }

  /**
   * Stores the event and a delivery for each of these endpoints, which are the tenant's, whoever
   * subscribed; otherwise as {@link #publish}.
   */
  public Published publishTo(
      String tenantId, PublishRequest request, List<Destination> destinations) {
    return one(admission.admit(tenantId, request, destinations));
  }

  /**
   * The same for many events in one commit; the answers stand in the order of the requests.
   *
   * @throws Refused if too many publishes wait, or the database does not answer in time
   */
  public List<BatchItem> publishAll(String tenantId, List<PublishRequest> requests) {
    BatchItem[] answers = new BatchItem[requests.size()];
    List<EventRow> admitted = new ArrayList<>(answers.length);
    List<Integer> places = new ArrayList<>(answers.length);
    for (int i = 0; i < answers.length; i++) {
      try {
        admitted.add(admission.admit(tenantId, requests.get(i)));
        places.add(i);
      } catch (Refused refusal) {
        answers[i] = new BatchItem.Rejected(refusal);
      }
    }
    if (!admitted.isEmpty()) {
      List<BatchItem> stored = commit(admitted);
      for (int i = 0; i < stored.size(); i++) {
        answers[places.get(i)] = stored.get(i);
      }
    }
    return List.of(answers);
  }

  /** Requests that wait for the committer now. */
  public int waiting() {
    return committer.waiting();
  }

  /** Events made durable since the start of this node. */
  public long accepted() {
    return accepted.sum();
  }

  /** Publishes answered from their idempotency key. */
  public long duplicates() {
    return duplicates.sum();
  }

  /** Publishes that were refused at or after the commit queue. */
  public long refused() {
    return refused.sum();
  }

  private Published one(EventRow event) {
    return switch (commit(List.of(event)).getFirst()) {
      case BatchItem.Accepted(Published published) -> published;
      case BatchItem.Rejected(Refused refusal) -> throw refusal;
    };
  }

  private List<BatchItem> commit(List<EventRow> events) {
    PendingCommit pending = new PendingCommit(events);
    if (!committer.offer(pending)) {
      places.giveBack(events);
      refused.add(events.size());
      throw new Refused(Reason.OVERLOADED, "too many publishes wait for their commit", RETRY_AFTER);
    }
    List<BatchItem> results;
    try {
      results = pending.await(longestWait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      results = null;
    }
    if (results == null) {
      refused.add(events.size());
      throw new Refused(
          Reason.UNAVAILABLE,
          "the commit took too long; publish again with the same key",
          RETRY_AFTER);
    }
    results.forEach(this::count);
    return results;
  }

  private void count(BatchItem item) {
    switch (item) {
      case BatchItem.Accepted(Published published) ->
          (published.duplicate() ? duplicates : accepted).increment();
      case BatchItem.Rejected rejected -> refused.increment();
    }
  }
}
