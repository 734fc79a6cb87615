package dev.hookline.api.endpoints;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hookline.api.http.Times;
import dev.hookline.delivery.credentials.Redacted;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.id.IdKind;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An endpoint as its owner sees it. Values of headers and credentials are not shown.
 *
 * @param secret a webhook's signing secret, only in the answer that made it
 * @param disabledReason why HookLine disabled it, or null
 * @param disabledAt since when it is disabled, in Unix milliseconds, or null
 * @param retrySchedule delays in seconds, or null for the server's default
 * @param breaker its circuit breaker, where one endpoint is asked for
 * @param createdAt Unix milliseconds
 * @param updatedAt Unix milliseconds
 */
public record EndpointView(
    String id,
    String endpointId,
    String tenantId,
    String url,
    String type,
    String description,
    boolean enabled,
    @Schema(nullable = true) String disabledReason,
    @Schema(nullable = true) Long disabledAt,
    boolean paused,
    int timeoutMs,
    int maxAttempts,
    int maxInFlight,
    Integer rateLimitRps,
    boolean ordered,
    @Schema(nullable = true) List<Integer> retrySchedule,
    Map<String, String> headers,
    @Schema(nullable = true) Map<String, String> auth,
    @JsonInclude(JsonInclude.Include.NON_NULL) String secret,
    @JsonInclude(JsonInclude.Include.NON_NULL) BreakerView breaker,
    long createdAt,
    long updatedAt) {

  static EndpointView of(Endpoint endpoint, Redacted credentials, String secret) {
    return of(endpoint, credentials, secret, null);
  }

  static EndpointView of(
      Endpoint endpoint, Redacted credentials, String secret, BreakerView breaker) {
    String id = IdKind.ENDPOINT.format(endpoint.id());
    List<Integer> schedule = endpoint.retrySchedule();
    return new EndpointView(
        id,
        id,
        endpoint.tenantId(),
        endpoint.url(),
        endpoint.type().wireName(),
        endpoint.description(),
        endpoint.enabled(),
        endpoint.disabledReason().orElse(null),
        Times.millis(endpoint.disabledAt()),
        endpoint.paused(),
        endpoint.limits().timeoutMs(),
        endpoint.limits().maxAttempts(),
        endpoint.limits().maxInFlight(),
        endpoint.limits().rateLimitRps(),
        endpoint.limits().ordered(),
        schedule.isEmpty() ? null : schedule,
        credentials.headers(),
        credentials.auth(),
        secret,
        breaker,
        endpoint.createdAt().toEpochMilli(),
        endpoint.updatedAt().toEpochMilli());
  }
}
