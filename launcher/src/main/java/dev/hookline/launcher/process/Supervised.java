package dev.hookline.launcher.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Keeps one child alive. The first start is the caller's: it fails loudly. Later, a child that dies
 * is started again, at once the first time, then with growing pauses, for as long as it takes; but
 * not while it is held: somebody stopped it on purpose and says when it may come back.
 */
public final class Supervised {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration STEADY_AFTER = Duration.ofSeconds(60);

  /** Starts the child and returns it once it is of use; leaves nothing behind when it throws. */
  @FunctionalInterface
  public interface Starter {
    Process start() throws IOException, InterruptedException;
  }

  private final String name;
  private final Starter starter;
  private final Consumer<String> announce;
  private final Runnable changed;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final boolean restart;
  private final BooleanSupplier hold;
  private volatile boolean held;
  private boolean told = true;
  private volatile Process process;
  private volatile Thread watcher;

  /**
   * @param announce told in one sentence when the child died and when it is back
   * @param changed called after every start, so that somebody can note the new pid
   */
  public Supervised(
      String name, Starter starter, boolean restart, Consumer<String> announce, Runnable changed) {
    this(name, starter, restart, () -> false, announce, changed);
  }

  /**
   * @param hold whether somebody holds the child stopped at this moment
   */
  public Supervised(
      String name,
      Starter starter,
      boolean restart,
      BooleanSupplier hold,
      Consumer<String> announce,
      Runnable changed) {
    this.hold = hold;
    this.name = name;
    this.starter = starter;
    this.restart = restart;
    this.announce = announce;
    this.changed = changed;
  }

  /** Starts the child; throws when it does not come up. */
  public void start() throws IOException, InterruptedException {
    process = starter.start();
    changed.run();
    watcher = Thread.ofPlatform().daemon().name("supervise " + name).start(this::watch);
  }

  public Process process() {
    return process;
  }

  public boolean running() {
    return process != null && process.isAlive();
  }

  /** Whether the child is stopped and waits for whoever holds it. */
  public boolean held() {
    return held;
  }

  /** No more restarts; then ends the child in the given way. */
  public void stop(Consumer<Process> ending) {
    stopping.countDown();
    if (watcher != null && watcher != Thread.currentThread()) {
      watcher.interrupt();
      joinWatcher();
    }
    if (running()) {
      ending.accept(process);
    }
  }

  private void joinWatcher() {
    try {
      watcher.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try {
      Duration pause = Duration.ZERO;
      long began = System.nanoTime();
      while (true) {
        int code = awaitEnd();
        boolean steady = System.nanoTime() - began > STEADY_AFTER.toNanos();
        pause = steady ? Duration.ZERO : pause;
        if (stopping.getCount() == 0) {
          return;
        }
        boolean wanted = hold.getAsBoolean();
        announce.accept(
            wanted
                ? name + " was stopped to be held"
                : name + " ended unexpectedly (exit code " + code + ")");
        tell();
        if (!restart && !wanted) {
          return;
        }
        pause = wanted ? Duration.ZERO : pause;
        pause = startAgain(pause);
        began = System.nanoTime();
      }
    } catch (InterruptedException e) {
      // Asked to stop; whoever asked ends the child.
    }
  }

  private Duration startAgain(Duration firstPause) throws InterruptedException {
    Duration pause = firstPause;
    while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      pause = longer(pause);
      awaitRelease();
      try {
        process = starter.start();
        announce.accept(name + " was started again, pid " + process.pid());
        tell();
        return pause;
      } catch (IOException | RuntimeException e) {
        announce.accept(
            name
                + " did not start ("
                + e.getMessage()
                + "); next try in "
                + pause.toMillis()
                + " ms");
      }
    }
    throw new InterruptedException("stopping");
  }

  private void awaitRelease() throws InterruptedException {
    if (!hold.getAsBoolean()) {
      return;
    }
    held = true;
    tell();
    while (hold.getAsBoolean()) {
      if (stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new InterruptedException("stopping");
      }
    }
    held = false;
    announce.accept(name + " is released");
    tell();
  }

  /** Waits for the child's end, and meanwhile tells what could not be told before. */
  private int awaitEnd() throws InterruptedException {
    while (!told && !process.waitFor(LONGEST_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
      tell();
    }
    return process.waitFor();
  }

  /** A note that cannot be written, as on a full disk, must not end the supervision. */
  private void tell() {
    try {
      changed.run();
      told = true;
    } catch (RuntimeException e) {
      told = false;
      announce.accept(name + " changed, which could not be noted (" + e.getMessage() + ")");
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
