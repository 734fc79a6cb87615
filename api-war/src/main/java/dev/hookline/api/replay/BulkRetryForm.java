package dev.hookline.api.replay;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is retried; for the API's description only, {@link BulkRetryBody} reads it. */
@Schema(name = "BulkRetryRequest")
record BulkRetryForm(
    @Schema(required = true) Filter filter, @Schema(description = "Only count") Boolean dryRun) {

  /** Which deliveries. */
  @Schema(name = "BulkRetryFilter")
  record Filter(
      @Schema(
              required = true,
              enumeration = {"failed", "dead"},
              description = "failed: waits for a later attempt; dead: a dead letter")
          String status,
      @Schema(description = "Only to this endpoint") String endpointId,
      @Schema(maxLength = 256, description = "A topic, or a pattern with * and #") String topic,
      @Schema(minimum = "0", description = "Of events from here, in Unix milliseconds") Long fromMs,
      @Schema(minimum = "0", description = "Of events before this, in Unix milliseconds") Long toMs,
      @Schema(
              minimum = "100",
              maximum = "599",
              description = "Whose last attempt had this HTTP status")
          Integer lastStatus) {}
}
