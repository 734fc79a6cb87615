package dev.hookline.delivery.publish;

import dev.hookline.persistence.outbox.EventRow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The events of one request on their way through a group commit. The request's thread waits for the
 * results.
 */
final class PendingCommit {
  private final List<EventRow> events;
  private final BatchItem[] results;
  private final CountDownLatch settled;

  PendingCommit(List<EventRow> events) {
    this.events = events;
    this.results = new BatchItem[events.size()];
    this.settled = new CountDownLatch(events.size());
  }

  List<EventRow> events() {
    return events;
  }

  int bytes() {
    int bytes = 0;
    for (EventRow event : events) {
      bytes += event.payload().length;
    }
    return bytes;
  }

  /** Settles one event; called by the committer, once for each. */
  void settle(int index, BatchItem result) {
    results[index] = result;
    settled.countDown();
  }

  /** Waits for all results; null if the time is up and the outcome is not known. */
  List<BatchItem> await(Duration longest) throws InterruptedException {
    return settled.await(longest.toNanos(), TimeUnit.NANOSECONDS) ? List.of(results) : null;
  }
}
