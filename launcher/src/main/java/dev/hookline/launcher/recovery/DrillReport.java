package dev.hookline.launcher.recovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a restore drill measured.
 *
 * @param rtoMs from the decision to restore until the canary served, in milliseconds
 * @param rpoMs how much older the newest event of the canary is than that of the live database, in
 *     milliseconds; null if the live one cannot be asked
 * @param missing events that the live database has and the canary has not; null likewise
 * @param passed whether the smoke was clean and both targets are kept
 */
record DrillReport(
    String kind,
    @JsonProperty("backup_id") String backupId,
    @JsonProperty("began_at") String beganAt,
    @JsonProperty("events_restored") long eventsRestored,
    @JsonProperty("rows_restored") long rowsRestored,
    @JsonProperty("rto_ms") long rtoMs,
    @JsonProperty("rto_target_ms") long rtoTargetMs,
    @JsonProperty("rpo_ms") Long rpoMs,
    @JsonProperty("rpo_target_ms") long rpoTargetMs,
    Long missing,
    List<Journal.Stage> stages,
    List<Smoke.Call> smoke,
    boolean passed) {

  /** For people. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# Restore drill of ").append(beganAt).append("\n\n");
    text.append(passed ? "**Passed.**" : "**Failed.**").append(" Backup `").append(backupId);
    text.append(
        String.format(Locale.ROOT, "`, %,d events, %,d rows.%n%n", eventsRestored, rowsRestored));
    text.append("| | measured | target |\n|---|---|---|\n");
    text.append(row("RTO", seconds(rtoMs), "≤ " + seconds(rtoTargetMs)));
    text.append(
        row("RPO", rpoMs == null ? "unknown" : seconds(rpoMs), "≤ " + seconds(rpoTargetMs)));
    text.append(row("events missing", missing == null ? "unknown" : missing.toString(), ""));
    text.append("\n| stage | took |\n|---|---|\n");
    stages.forEach(
        stage ->
            text.append("| ")
                .append(stage.name())
                .append(" | ")
                .append(seconds(stage.millis()))
                .append(" |\n"));
    text.append("\n| call | status | took |\n|---|---|---|\n");
    smoke.forEach(
        call ->
            text.append(
                row(
                    call.name(),
                    call.status() + (call.ok() ? "" : " (wrong)"),
                    call.millis() + " ms")));
    return text.toString();
  }

  /** A name for its files, from its time. */
  String fileName() {
    return kind + "-" + Instant.parse(beganAt).toString().replaceAll("[-:]", "").substring(0, 15);
  }

  private static String row(String name, String first, String second) {
    return "| " + name + " | " + first + " | " + second + " |\n";
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
