package dev.hookline.api.modes;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Bodies; for the API's description only. */
final class ModeForms {
  private ModeForms() {}

  @Schema(name = "ModeTurn")
  record Turn(
      @Schema(required = true) Boolean value,
      @Schema(required = true, minLength = 1, maxLength = 500) String reason,
      @Schema(name = "expires_at", description = "In Unix milliseconds, at most 30 days ahead")
          Long expiresAt) {}

  @Schema(name = "ModeTurns")
  record Turns(
      @Schema(name = "outbox_paused") Turn outboxPaused,
      Turn maintenance,
      @Schema(name = "read_only") Turn readOnly,
      @Schema(name = "agents_paused") Turn agentsPaused) {}

  @Schema(name = "OutboxPauseTurn")
  record PauseTurn(@Schema(name = "outbox_paused", required = true) Turn outboxPaused) {}

  @Schema(name = "EmergencyReason")
  record Reason(@Schema(required = true, minLength = 1, maxLength = 500) String reason) {}
}
