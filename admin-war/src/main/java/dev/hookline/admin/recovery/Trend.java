package dev.hookline.admin.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.persistence.runs.RecoveryRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A figure of drills over time, against what is aimed at; drawn in a box of {@value #WIDTH} by
 * {@value #HEIGHT}.
 *
 * @param points oldest first
 * @param highest what the upper edge stands for, in milliseconds
 * @param targetY where the newest target is, or null without one
 */
public record Trend(List<Point> points, long highest, Double targetY) {
  static final double WIDTH = 600;
  static final double HEIGHT = 120;
  private static final double EDGE = 8;

  /**
   * One drill.
   *
   * @param millis what was measured
   * @param target what was aimed at, in milliseconds, or null
   */
  public record Point(
      UUID run, String kind, Instant at, long millis, Long target, double x, double y) {
    /** Whether it was within what was aimed at. */
    public boolean kept() {
      return target == null || millis <= target;
    }
  }

  /**
   * @param newestFirst runs, of which those count that measured it
   * @param figure {@code rto} or {@code rpo}
   */
  static Trend of(List<RecoveryRun> newestFirst, String figure) {
    List<RecoveryRun> measured =
        newestFirst.reversed().stream()
            .filter(run -> run.figures().path(figure + "_ms").isNumber())
            .toList();
    long highest = 1;
    Long target = null;
    for (RecoveryRun run : measured) {
      target = target(run, figure);
      highest = Math.max(highest, run.figures().path(figure + "_ms").asLong());
      highest = Math.max(highest, target == null ? 0 : target);
    }
    List<Point> points = new ArrayList<>();
    for (RecoveryRun run : measured) {
      long millis = run.figures().path(figure + "_ms").asLong();
      double step = (WIDTH - 2 * EDGE) / Math.max(1, measured.size() - 1);
      points.add(
          new Point(
              run.runId(),
              run.kind().jobName(),
              run.startedAt(),
              millis,
              target(run, figure),
              EDGE + step * points.size(),
              y(millis, highest)));
    }
    return new Trend(points, highest, target == null ? null : (Double) y(target, highest));
  }

  /** The line through the points, as SVG writes it. */
  public String line() {
    StringBuilder line = new StringBuilder();
    points.forEach(point -> line.append(point.x()).append(',').append(point.y()).append(' '));
    return line.toString().strip();
  }

  private static Long target(RecoveryRun run, String figure) {
    JsonNode target = run.figures().path(figure + "_target_ms");
    return target.isNumber() ? (Long) target.asLong() : null;
  }

  private static double y(long millis, long highest) {
    return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * millis / highest;
  }
}
