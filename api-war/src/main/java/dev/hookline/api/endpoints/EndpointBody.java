package dev.hookline.api.endpoints;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an endpoint is made or changed with: for the API's description only, since a change tells
 * null from absent. The rules are those of {@link dev.hookline.delivery.directory.Endpoints}.
 */
@Schema(name = "EndpointBody")
record EndpointBody(
    @Schema(maxLength = 2048) String url,
    @Schema(
            enumeration = {"webhook", "slack", "pagerduty", "rootly", "telegram"},
            description = "Fixed once an endpoint is made")
        String type,
    @Schema(
            description =
                "Only when an endpoint is made; a webhook's is generated if absent, a target's must"
                    + " be given")
        String secret,
    Boolean enabled,
    @Schema(maxLength = 1000) String description,
    @Schema(name = "timeout_ms", minimum = "100", maximum = "30000") Integer timeoutMs,
    @Schema(name = "max_attempts", minimum = "1", maximum = "50") Integer maxAttempts,
    @Schema(name = "max_in_flight", minimum = "1", maximum = "4096") Integer maxInFlight,
    @Schema(name = "rate_limit_rps", minimum = "1", maximum = "100000", nullable = true)
        Integer rateLimitRps,
    Boolean ordered,
    @Schema(name = "retry_schedule", description = "Delays in seconds", minItems = 1, maxItems = 50)
        List<Integer> retrySchedule,
    Map<String, String> headers,
    @Schema(description = "{type: bearer, token} or {type: basic, username, password}")
        Map<String, String> auth) {}
