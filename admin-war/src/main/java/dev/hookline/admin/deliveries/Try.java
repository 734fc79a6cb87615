package dev.hookline.admin.deliveries;

import dev.hookline.persistence.ledger.AttemptEntry;
import java.util.ArrayList;
import java.util.List;

/** An attempt as its line of the timeline draws it. */
public record Try(AttemptEntry entry, List<Phase> phases) {
  /** The whole bar is this wide. */
  private static final double WIDTH = 100;

  /**
   * One phase of an attempt.
   *
   * @param name {@code dns}, {@code connect}, {@code tls}, {@code wait} or {@code read}
   * @param micros how long it took, in microseconds
   * @param from where its part of the bar begins, 0 to 100
   * @param width of its part
   */
  public record Phase(String name, int micros, double from, double width) {}

  static Try of(AttemptEntry entry) {
    AttemptEntry.Timings t = entry.timings();
    int known = t.dns() + t.connect() + t.tls() + t.firstByte();
    int read = Math.max(0, t.total() - known);
    String[] names = {"dns", "connect", "tls", "wait", "read"};
    int[] micros = {t.dns(), t.connect(), t.tls(), t.firstByte(), read};
    double all = Math.max(1, known + read);
    List<Phase> phases = new ArrayList<>();
    double from = 0;
    for (int i = 0; i < names.length; i++) {
      double width = WIDTH * micros[i] / all;
      phases.add(new Phase(names[i], micros[i], from, width));
      from += width;
    }
    return new Try(entry, phases);
  }

  /** Whether the receiver took it. */
  public boolean taken() {
    return entry.outcome().equals("success");
  }
}
