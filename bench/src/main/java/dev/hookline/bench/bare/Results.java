package dev.hookline.bench.bare;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The one writer of results: it waits a moment to fill a batch, as the product does. */
final class Results implements Runnable {
  private final Tables tables;
  private final int most;
  private final Duration linger;
  private final BlockingQueue<Sent> queue = new LinkedBlockingQueue<>();
  private final Consumer<Exception> failed;

  /**
   * @param most results in one commit
   * @param failed told why no more is recorded
   */
  Results(Tables tables, int most, Duration linger, Consumer<Exception> failed) {
    this.tables = tables;
    this.most = most;
    this.linger = linger;
    this.failed = failed;
  }

  void submit(Sent result) {
    queue.add(result);
  }

  @Override
  public void run() {
    List<Sent> batch = new ArrayList<>(most);
    try {
      while (true) {
        batch.add(queue.take());
        if (queue.size() < most - 1) {
          LockSupport.parkNanos(linger.toNanos());
        }
        queue.drainTo(batch, most - 1);
        tables.record(batch);
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      failed.accept(e);
    }
  }
}
