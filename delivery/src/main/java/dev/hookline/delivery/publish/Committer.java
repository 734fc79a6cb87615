package dev.hookline.delivery.publish;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.dispatch.Dispatcher;
import dev.hookline.persistence.outbox.ClaimedDelivery;
import dev.hookline.persistence.outbox.DataFault;
import dev.hookline.persistence.outbox.EventRow;
import dev.hookline.persistence.outbox.EventWriter;
import dev.hookline.persistence.outbox.StoredKey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The group commit. One thread takes whatever requests wait, stores them with one statement and one
 * commit, answers them, and hands their deliveries to the dispatcher. While it commits, the next
 * batch gathers: no request waits for a batch to fill.
 *
 * <p>A lost connection leaves a commit in doubt. The batch is then stored again under the same ids:
 * what had been committed shows as a unique violation and counts as stored.
 */
final class Committer implements Runnable {
  private static final Logger LOG = Logger.getLogger(Committer.class.getName());
  private static final int TRIES = 3;
  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final EventWriter writer;
  private final Dispatcher dispatcher;
  private final Places places;
  private final int maxEvents;
  private final BlockingQueue<PendingCommit> queue;
  private volatile boolean stopping;

  Committer(EventWriter writer, Dispatcher dispatcher, int maxEvents, int maxWaiting) {
    this.writer = writer;
    this.dispatcher = dispatcher;
    this.places = new Places(dispatcher);
    this.maxEvents = maxEvents;
    this.queue = new ArrayBlockingQueue<>(maxWaiting);
  }

  /** Takes a request in; false if too many wait. */
  boolean offer(PendingCommit request) {
    return !stopping && queue.offer(request);
  }

  int waiting() {
    return queue.size();
  }

  /** Lets {@link #run} end once everything that waits is answered. */
  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    try (EventWriter open = writer) {
      List<PendingCommit> requests = new ArrayList<>();
      while (!stopping || !queue.isEmpty()) {
        gather(requests);
        if (!requests.isEmpty()) {
          commit(new CommitBatch(requests));
          requests.clear();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void gather(List<PendingCommit> requests) throws InterruptedException {
    PendingCommit next = queue.poll(100, TimeUnit.MILLISECONDS);
    int events = 0;
    int bytes = 0;
    while (next != null) {
      requests.add(next);
      events += next.events().size();
      bytes += next.bytes();
      next = events < maxEvents && bytes < MAX_BYTES ? queue.poll() : null;
    }
  }

  private void commit(CommitBatch batch) {
    try {
      store(batch);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "a group commit failed inside HookLine", e);
      refuse(batch);
    }
  }

  private void store(CommitBatch batch) {
    long node = dispatcher.node();
    List<EventRow> events = batch.events();
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      try {
        Set<UUID> refused = writer.store(events, node);
        settle(batch, events, refused, node);
        return;
      } catch (SQLException e) {
        if (DataFault.isIn(e)) {
          storeOneByOne(batch, e, node);
          return;
        }
        LOG.log(
            Level.WARNING,
            "commit {0} of {1} failed: {2}",
            new Object[] {attempt, TRIES, e.getMessage()});
      }
    }
    refuse(batch);
  }

  private void storeOneByOne(CommitBatch batch, SQLException cause, long node) {
    if (batch.size() > 1) {
      batch.split().forEach(this::store);
      return;
    }
    if (DataFault.isDuplicate(cause)) { // a commit in doubt had succeeded
      try {
        settle(batch, batch.events(), Set.of(), node);
      } catch (SQLException e) {
        refuse(batch);
      }
      return;
    }
    LOG.log(Level.WARNING, "an event cannot be stored: {0}", cause.getMessage());
    places.giveBack(batch.events());
    batch.rejectAll(new Refused(Reason.INVALID_REQUEST, "the event cannot be stored as it is"));
  }

  /** Hands off first: the sooner it leaves, the better, and the answer takes no longer for it. */
  private void settle(CommitBatch batch, List<EventRow> events, Set<UUID> refused, long node)
      throws SQLException {
    List<EventRow> taken =
        events.stream().filter(event -> refused.contains(event.eventId())).toList();
    List<StoredKey> found = taken.isEmpty() ? List.of() : writer.find(taken);
    Set<UUID> notOurs = new HashSet<>(refused);
    for (StoredKey stored : found) { // our own row of a commit in doubt
      notOurs.remove(stored.eventId());
    }
    for (EventRow event : events) {
      if (notOurs.contains(event.eventId())) {
        places.giveBack(List.of(event));
      } else {
        handOff(event, node);
      }
    }
    batch.answer(notOurs, found);
  }

  private void handOff(EventRow event, long node) {
    for (EventRow.DeliveryRow delivery : event.deliveries()) {
      if (delivery.leased()) {
        dispatcher.handOff(
            new ClaimedDelivery(
                delivery.deliveryId(),
                event.tenantId(),
                event.eventId(),
                delivery.endpointId(),
                event.topic(),
                event.priority(),
                0,
                0,
                event.bodyOf(delivery),
                event.extras().traceparent(),
                event.extras().tracestate(),
                event.extras().retry()),
            node);
      } else {
        dispatcher.left(delivery.endpointId());
      }
    }
  }

  private void refuse(CommitBatch batch) {
    places.giveBack(batch.events());
    batch.rejectAll(
        new Refused(
            Reason.UNAVAILABLE,
            "the database does not answer; publish again with the same key",
            RETRY_AFTER));
  }
}
