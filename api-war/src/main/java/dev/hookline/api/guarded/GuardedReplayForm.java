package dev.hookline.api.guarded;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is asked for; for the API's description only, {@link GuardedReplayBody} reads it. */
@Schema(name = "GuardedReplayRequest")
record GuardedReplayForm(
    @Schema(required = true, description = "Whose dead letters") String tenantId,
    @Schema(required = true, minimum = "1", maximum = "50", description = "Most dead letters")
        int max,
    @Schema(
            required = true,
            maxLength = 255,
            description =
                "A tenant's key is used for one replay; again it answers the first result")
        String idempotencyKey,
    @Schema(description = "Only count and price") Boolean dryRun,
    Filter filter,
    @Schema(maxLength = 500, description = "Why, for the audit log") String reason) {
  /** Which dead letters, the oldest first; all of the tenant's if absent. */
  @Schema(name = "GuardedReplayFilter")
  record Filter(
      @Schema(description = "Only to this endpoint") String endpointId,
      @Schema(description = "Only of this topic") String topic,
      @Schema(description = "Only those that died for this reason") String reason,
      @Schema(minimum = "0", description = "Only those dead for longer, in milliseconds")
          Long olderThanMs) {}
}
