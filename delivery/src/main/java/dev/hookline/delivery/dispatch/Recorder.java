package dev.hookline.delivery.dispatch;

import dev.hookline.persistence.outbox.AttemptResult;
import dev.hookline.persistence.outbox.DataFault;
import dev.hookline.persistence.outbox.ResultWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one writer of results. It waits a moment to fill a batch, and keeps a batch that the database
 * does not take until it does: a result is never dropped while its lease stands.
 */
final class Recorder implements Runnable {
  private static final Logger LOG = Logger.getLogger(Recorder.class.getName());
  private static final long RETRY_MILLIS = 200;

  private final ResultWriter writer;
  private final NodeLease lease;
  private final int maxBatch;
  private final Duration linger;
  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private volatile boolean stopping;

  private record Entry(Held held, AttemptResult result, Consumer<Held> done, boolean bare) {
    void settled() {
      done.accept(held);
    }

    Entry withoutTexts() {
      return new Entry(held, result.withoutTexts(), done, true);
    }
  }

  Recorder(ResultWriter writer, NodeLease lease, int maxBatch, Duration linger) {
    this.writer = writer;
    this.lease = lease;
    this.maxBatch = maxBatch;
    this.linger = linger;
  }

  /**
   * Takes a result; {@code done} is told once it is recorded, or refused because the lease was
   * lost.
   */
  void submit(Held held, AttemptResult result, Consumer<Held> done) {
    queue.add(new Entry(held, result, done, false));
  }

  /** Lets {@link #run} end once everything is recorded. */
  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    try (ResultWriter open = writer) {
      List<Entry> batch = new ArrayList<>(maxBatch);
      while (!stopping || !queue.isEmpty()) {
        collect(batch);
        if (!batch.isEmpty()) {
          record(batch);
          batch.clear();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void collect(List<Entry> batch) throws InterruptedException {
    Entry first = queue.poll(100, TimeUnit.MILLISECONDS);
    if (first == null) {
      return;
    }
    batch.add(first);
    if (queue.size() < maxBatch - 1 && !stopping) {
      LockSupport.parkNanos(linger.toNanos()); // one rest, instead of waking up for each result
    }
    queue.drainTo(batch, maxBatch - batch.size());
  }

  private void record(List<Entry> batch) throws InterruptedException {
    while (!batch.isEmpty()) {
      long node = lease.node();
      batch.removeIf(entry -> dropIfVoid(entry, node));
      if (batch.isEmpty()) {
        return;
      }
      try {
        store(batch, node);
        return;
      } catch (SQLException e) {
        if (DataFault.isIn(e)) {
          recordEach(batch, e);
          return;
        }
        LOG.log(Level.WARNING, "results wait for the database: {0}", e.getMessage());
        if (stopping) {
          return;
        }
        Thread.sleep(RETRY_MILLIS);
      } catch (RuntimeException e) {
        recordEach(batch, e);
        return;
      }
    }
  }

  private void store(List<Entry> batch, long node) throws SQLException {
    int refused = writer.record(batch.stream().map(Entry::result).toList(), node).size();
    if (refused > 0) {
      LOG.log(Level.WARNING, "{0} results came after their lease was lost", refused);
    }
    batch.forEach(Entry::settled);
  }

  /**
   * One result that cannot be stored must not hold up the others. What it says in words is given up
   * first: that the attempt was made matters more.
   */
  private void recordEach(List<Entry> batch, Exception cause) throws InterruptedException {
    if (batch.size() > 1) {
      for (Entry entry : batch) {
        record(new ArrayList<>(List.of(entry)));
      }
      return;
    }
    Entry entry = batch.getFirst();
    LOG.log(Level.SEVERE, "a result cannot be stored as it is", cause);
    if (entry.bare()) {
      entry.settled();
    } else {
      record(new ArrayList<>(List.of(entry.withoutTexts())));
    }
  }

  private static boolean dropIfVoid(Entry entry, long node) {
    if (entry.held.node() == node) {
      return false;
    }
    entry.settled();
    return true;
  }
}
