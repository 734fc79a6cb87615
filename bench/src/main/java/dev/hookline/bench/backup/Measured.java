package dev.hookline.bench.backup;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hookline.bench.measure.Latencies;
import java.util.Locale;

/**
 * What was measured; the members are those of {@code --json}.
 *
 * @param events of history, each with a delivery and an attempt
 * @param rows in the backup
 * @param plainMb of rows in the text form of COPY
 * @param backupMbPerS from the snapshot to the seal, all bytes hashed, compressed and encrypted
 * @param copyRatio how fast that is compared with a plain copy
 * @param p99Ratio publish p99 during the backup against undisturbed
 * @param hashesEqual whether the restored copy holds the rows of the snapshot, table by table
 * @param refused publishes that were not answered 201
 * @param lost acknowledged events that did not arrive
 */
record Measured(
    int events,
    @JsonProperty("rate_per_s") int rate,
    int cores,
    long rows,
    @JsonProperty("plain_mb") double plainMb,
    @JsonProperty("stored_mb") double storedMb,
    @JsonProperty("backup_mb_per_s") double backupMbPerS,
    @JsonProperty("copy_mb_per_s") double copyMbPerS,
    @JsonProperty("copy_ratio") double copyRatio,
    Publishing undisturbed,
    @JsonProperty("with_backup") Publishing withBackup,
    @JsonProperty("with_copy") Publishing withCopy,
    @JsonProperty("p99_ratio") double p99Ratio,
    @JsonProperty("hashes_equal") boolean hashesEqual,
    long refused,
    long lost) {
  private static final double MOST_P99_RATIO = 2;

  /** Latencies from the moment an event was due. */
  record Publishing(
      double seconds,
      @JsonProperty("per_s") double perS,
      @JsonProperty("p50_ms") double p50Ms,
      @JsonProperty("p99_ms") double p99Ms,
      @JsonProperty("p999_ms") double p999Ms) {
    static Publishing of(Latencies latencies, double seconds) {
      return new Publishing(
          rounded(seconds),
          rounded(latencies.count() / seconds),
          rounded(latencies.millis(50)),
          rounded(latencies.millis(99)),
          rounded(latencies.millis(99.9)));
    }

    private String line(String label) {
      return String.format(
          Locale.ROOT,
          "  %-26s %8.1f s %9.0f/s %9.1f %9.1f %9.1f%n",
          label,
          seconds,
          perS,
          p50Ms,
          p99Ms,
          p999Ms);
    }
  }

  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  boolean good() {
    return hashesEqual && lost == 0 && p99Ratio <= MOST_P99_RATIO;
  }

  String table() {
    return "%-28s %10s %11s %9s %9s %9s%n"
            .formatted("Publishing, ms", "for", "rate", "p50", "p99", "p99.9")
        + undisturbed.line("undisturbed")
        + withBackup.line("with the backup")
        + withCopy.line("with a plain COPY")
        + String.format(
            Locale.ROOT,
            """

            Backup of %,d rows, %.1f MB, in %.1f MB
              %-42s %9.1f MB/s
              %-42s %9.1f MB/s
              %-42s %9.2f
              %-42s %9.2f (at most %.0f)
              %-42s %9s
              %-42s %9d
              %-42s %9d\
            """,
            rows,
            plainMb,
            storedMb,
            "hashed, compressed, encrypted, on disk",
            backupMbPerS,
            "plain COPY, thrown away",
            copyMbPerS,
            "ratio",
            copyRatio,
            "publish p99 against undisturbed",
            p99Ratio,
            MOST_P99_RATIO,
            "restored copy has the snapshot's hashes",
            hashesEqual ? "yes" : "NO",
            "publishes refused",
            refused,
            "acknowledged events lost",
            lost);
  }
}
