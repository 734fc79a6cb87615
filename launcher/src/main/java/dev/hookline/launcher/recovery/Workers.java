package dev.hookline.launcher.recovery;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same to many things, a few at once. */
final class Workers {
  private Workers() {}

  /** What is done to one of them. */
  interface Task<T> {
    void run(T each) throws SQLException, IOException;
  }

  /**
   * Returns when all are done.
   *
   * @throws IOException with the first failure; no further one is begun then
   */
  static <T> void each(List<T> all, int threads, Task<T> task)
      throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (T each : all) {
        running.add(
            pool.submit(
                () -> {
                  task.run(each);
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure
          ? failure
          : new IOException(e.getCause().getMessage(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
