package dev.hookline.launcher;

import java.util.Locale;
import java.util.function.Consumer;

/** Tells each step of a start with the time it took. */
final class Steps {
  private final Consumer<String> progress;
  private long began = System.nanoTime();

  Steps(Consumer<String> progress) {
    this.progress = progress;
  }

  void done(String name, String detail) {
    double seconds = (System.nanoTime() - began) / 1e9;
    progress.accept(String.format(Locale.ROOT, "✓ %-9s %5.1f s  %s", name, seconds, detail));
    began = System.nanoTime();
  }
}
