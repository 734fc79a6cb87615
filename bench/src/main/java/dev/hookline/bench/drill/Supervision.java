package dev.hookline.bench.drill;

import java.util.function.Consumer;

/** Listens to what a supervisor announces and notes when; 0 is not yet. */
final class Supervision implements Consumer<String> {
  private final Consumer<String> passedOn;
  private volatile long noticedNanos;
  private volatile long restartedNanos;

  Supervision(Consumer<String> passedOn) {
    this.passedOn = passedOn;
  }

  @Override
  public void accept(String line) {
    if (line.startsWith("server ended unexpectedly")) {
      noticedNanos = System.nanoTime();
    } else if (line.startsWith("server was started again")) {
      restartedNanos = System.nanoTime();
    }
    passedOn.accept(line);
  }

  /** When it noticed that the server was dead. */
  long noticedNanos() {
    return noticedNanos;
  }

  /** When there was a new process. */
  long restartedNanos() {
    return restartedNanos;
  }
}
