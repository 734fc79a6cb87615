package dev.hookline.launcher.recovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells the stages of a long piece of work as they come, and remembers how long each took. */
final class Journal {
  private final PrintWriter out;
  private final Clock clock;
  private final List<Stage> stages = new ArrayList<>();
  private String current;
  private long began;
  private int shown;

  /** One stage and when it was, in Unix milliseconds. */
  record Stage(
      String name, @JsonProperty("began_ms") long beganMs, @JsonProperty("ended_ms") long endedMs) {
    long millis() {
      return endedMs - beganMs;
    }
  }

  /**
   * @param out takes a line for each stage that begins, and one for each that ends
   */
  Journal(PrintWriter out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Ends the stage before, and begins one. */
  void stage(String name) {
    end();
    current = name;
    began = clock.millis();
    shown = 0;
    say("> " + name);
  }

  /** How far the stage is; told at every tenth. */
  synchronized void share(long done, long all) {
    int percent = all == 0 ? 100 : (int) (100 * done / all);
    if (percent / 10 > shown / 10) {
      shown = percent;
      say("  %3d %%".formatted(percent));
    }
  }

  /** Ends the stage. */
  void end() {
    if (current != null) {
      Stage stage = new Stage(current, began, clock.millis());
      stages.add(stage);
      say(String.format(Locale.ROOT, "✓ %-9s %6.1f s", stage.name(), stage.millis() / 1000.0));
      current = null;
    }
  }

  /** A line between. */
  void say(String line) {
    out.println(line);
    out.flush();
  }

  List<Stage> stages() {
    return List.copyOf(stages);
  }

  /** Of all stages together. */
  long millis() {
    return stages.isEmpty() ? 0 : stages.getLast().endedMs() - stages.getFirst().beganMs();
  }
}
