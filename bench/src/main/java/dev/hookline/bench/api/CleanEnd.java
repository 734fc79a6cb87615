package dev.hookline.bench.api;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * When the process is told to end, interrupts the run and waits until it has cleaned up behind
 * itself.
 */
public final class CleanEnd implements AutoCloseable {
  private static final long MOST_SECONDS = 60;

  private final CountDownLatch cleaned = new CountDownLatch(1);
  private final Thread hook;

  private CleanEnd(Thread run) {
    hook =
        new Thread(
            () -> {
              run.interrupt();
              await();
            },
            "clean-end");
  }

  /** Watches over the calling thread until {@link #close}. */
  public static CleanEnd watch() {
    CleanEnd end = new CleanEnd(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  /** To be called once everything is cleaned up. */
  @Override
  public void close() {
    cleaned.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // it is what called us
    }
  }

  private void await() {
    try {
      cleaned.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
