package dev.hookline.api.schedules;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change of a schedule; for the API's description only. */
@Schema(name = "ScheduleChange")
record ScheduleForm(
    Boolean enabled,
    @Schema(
            maxLength = 100,
            description =
                "In UTC, such as: every 30 minutes, every 6 hours, daily at 02:00, weekly on sunday"
                    + " at 03:00, after backup, on demand")
        String plan,
    @Schema(maxLength = 500, description = "Why, for the audit log") String reason) {}
