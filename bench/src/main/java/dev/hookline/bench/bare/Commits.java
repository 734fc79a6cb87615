package dev.hookline.bench.bare;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The group commit: takes whatever waits, stores it, hands it off and answers for it. */
final class Commits implements Runnable {
  private static final long LONGEST_WAIT_SECONDS = 20;

  private final Tables tables;
  private final Sends sends;
  private final int most;
  private final BlockingQueue<Accepted> queue;
  private final Consumer<Exception> failed;

  /**
   * @param most events in one commit
   * @param failed told why no more is stored
   */
  Commits(Tables tables, Sends sends, int most, Consumer<Exception> failed) {
    this.tables = tables;
    this.sends = sends;
    this.most = most;
    this.queue = new ArrayBlockingQueue<>(most * 16);
    this.failed = failed;
  }

  /**
   * Waits for a place in memory and until the event is stored.
   *
   * @return false if that takes too long
   */
  boolean store(Accepted event) throws InterruptedException {
    if (event.wanted()) {
      sends.reserve(event);
    }
    queue.put(event);
    return event.settled().await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void run() {
    List<Accepted> batch = new ArrayList<>(most);
    try {
      while (true) {
        batch.add(queue.take());
        queue.drainTo(batch, most - 1);
        tables.store(batch);
        for (Accepted each : batch) {
          if (each.wanted()) {
            sends.begin(each);
          }
          each.settled().countDown();
        }
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      failed.accept(e);
    }
  }
}
