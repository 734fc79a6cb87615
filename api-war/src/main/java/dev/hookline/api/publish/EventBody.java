package dev.hookline.api.publish;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event as it is published; for the API's description only, {@code api.event} reads it. */
@Schema(name = "Event")
record EventBody(
    @Schema(
            required = true,
            maxLength = 256,
            pattern = "^[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*$",
            description = "Segments joined by dots")
        String topic,
    @Schema(
            description =
                "Any JSON value; receivers get its exact bytes. Required, as payload or as data.")
        Object payload,
    @Schema(description = "Another name of payload") Object data,
    @Schema(
            minLength = 1,
            maxLength = 255,
            nullable = true,
            description =
                "The same key and payload bring the first answer back; another payload is 422")
        String idempotencyKey,
    @Schema(
            enumeration = {"high", "medium", "low"},
            description = "medium if absent")
        String priority,
    @Schema(
            minimum = "0",
            nullable = true,
            description = "Not before this moment, in Unix milliseconds; at most 30 days ahead")
        Long deliverAt,
    @Schema(
            minimum = "0",
            nullable = true,
            description = "When it happened in your world, in Unix milliseconds")
        Long occurredAt,
    @Schema(maxItems = 100, nullable = true, description = "Kept with the event")
        List<String> channels,
    @Schema(nullable = true, description = "Kept with the event; at most 16 KiB")
        Map<String, Object> metadata,
    @Schema(description = "In place of what each endpoint says; one of them or both")
        RetryBody retry) {
  /** How the deliveries of an event are tried again. */
  @Schema(name = "EventRetry")
  record RetryBody(
      @Schema(name = "max_attempts", minimum = "1", maximum = "50") Integer maxAttempts,
      @Schema(description = "Delays in seconds, each up to 604800", minItems = 1, maxItems = 50)
          List<Integer> schedule) {}
}
