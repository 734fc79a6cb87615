package dev.hookline.api.schedules;

import dev.hookline.api.http.Times;
import dev.hookline.persistence.schedules.StoredSchedule;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A schedule. Times are Unix milliseconds.
 *
 * @param plan when, in words and UTC
 * @param startable whether this server can do what it is for
 * @param nextAt when it is due; null if it is off or does not go by the clock
 * @param runsOn the node that runs it now
 * @param lastOutcome {@code ok}, {@code failed} or {@code stopped}
 */
@Schema(name = "Schedule")
public record ScheduleView(
    String id,
    String name,
    String plan,
    boolean enabled,
    boolean startable,
    @Schema(nullable = true) Long nextAt,
    @Schema(nullable = true) String runsOn,
    @Schema(nullable = true) Long lastStartedAt,
    @Schema(nullable = true) Long lastFinishedAt,
    @Schema(nullable = true) String lastOutcome) {
  static ScheduleView of(StoredSchedule schedule, boolean startable) {
    return new ScheduleView(
        schedule.name(),
        schedule.name(),
        schedule.plan(),
        schedule.enabled(),
        startable,
        Times.millis(schedule.nextAt()),
        schedule.abandoned() ? null : schedule.node(),
        Times.millis(schedule.last().startedAt()),
        Times.millis(schedule.last().finishedAt()),
        schedule.last().outcome());
  }
}
