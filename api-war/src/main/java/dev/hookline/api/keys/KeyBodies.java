package dev.hookline.api.keys;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What keys are made and rotated with: for the API's description only. */
final class KeyBodies {
  private KeyBodies() {}

  @Schema(name = "KeyBody")
  record Creation(
      @Schema(required = true, minItems = 1) List<String> scopes,
      @Schema(maxLength = 200) String name,
      @Schema(name = "expires_at_ms", description = "Unix milliseconds") Long expiresAtMs) {}

  @Schema(name = "KeyRotation")
  record Rotation(
      @Schema(
              name = "overlap_seconds",
              minimum = "0",
              maximum = "2592000",
              defaultValue = "3600",
              description = "How long the old key goes on")
          Integer overlapSeconds) {}
}
