package dev.hookline.api.replay;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is replayed; for the API's description only, {@link ReplayBody} reads it. */
@Schema(name = "ReplayRequest")
record ReplayForm(
    @Schema(description = "One event") String eventId,
    @Schema(description = "Several events", maxItems = 1_000) List<String> eventIds,
    @Schema(minimum = "0", description = "First moment, in Unix milliseconds") Long fromMs,
    @Schema(minimum = "0", description = "End, in Unix milliseconds, not included") Long toMs,
    @Schema(maxLength = 256, description = "A topic, or a pattern with * and #") String topic,
    @Schema(description = "Only to this endpoint") String endpointId,
    @Schema(
            enumeration = {"all", "failed_only"},
            description =
                "all: new deliveries to who is subscribed now; failed_only: requeues dead letters")
        String mode,
    @Schema(
            minimum = "1",
            maximum = "100000",
            description = "Most events to look at; 10000 if absent")
        Integer limit,
    @Schema(description = "Only count") Boolean dryRun) {}
