package dev.hookline.bench.demo;

import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;

/**
 * A bar on stderr, redrawn in place on a terminal; elsewhere one line when a stretch is complete.
 */
final class ProgressBar {
  private static final int WIDTH = 40;
  private static final long REDRAW_NANOS = 50_000_000L;

  private final PrintWriter err;
  private long drawn;

  ProgressBar(PrintWriter err) {
    this.err = err;
  }

  /** A line of its own beside the bar. */
  synchronized void note(String line) {
    err.println(line);
    err.flush();
  }

  synchronized void show(String what, long done, long total) {
    boolean complete = done >= total;
    long now = System.nanoTime();
    if (!complete && (now - drawn < REDRAW_NANOS || !Ansi.AUTO.enabled())) {
      return;
    }
    drawn = now;
    if (Ansi.AUTO.enabled()) {
      int filled = (int) (total == 0 ? WIDTH : WIDTH * done / total);
      String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
      err.print("\r%-10s %s %,d/%,d%s".formatted(what, bar, done, total, complete ? "\n" : ""));
    } else {
      err.println("%s %,d/%,d".formatted(what, done, total));
    }
    err.flush();
  }
}
