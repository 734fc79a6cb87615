package dev.hookline.delivery.retry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.delivery.input.Member;
import dev.hookline.delivery.input.Members;
import dev.hookline.delivery.routing.Destination;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What an event says of its retries, in place of what its endpoints say.
 *
 * @param maxAttempts attempts until a delivery is dead; null for the endpoint's
 * @param schedule delay before each attempt in seconds, the last one repeats; null for the
 *     endpoint's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RetryOverride(
    @JsonProperty(ATTEMPTS) Integer maxAttempts, @JsonProperty(SCHEDULE) List<Integer> schedule) {
  private static final String ATTEMPTS = "max_attempts";
  private static final String SCHEDULE = "schedule";
  private static final List<String> NAMES = List.of(ATTEMPTS, SCHEDULE);
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What somebody sent.
   *
   * @throws dev.hookline.delivery.Refused if it says nothing, something out of bounds, or something
   *     else
   */
  public static RetryOverride read(Member retry) {
    Members in = retry.members();
    RetryOverride override =
        new RetryOverride(
            in.optional(ATTEMPTS, null, RetryBounds::attempts),
            in.optional(SCHEDULE, null, RetryBounds::schedule));
    boolean nothing = override.maxAttempts == null && override.schedule == null;
    if (nothing || !NAMES.containsAll(in.names())) {
      throw retry.refused("must hold max_attempts, schedule or both, and nothing else");
    }
    return override;
  }

  /** The form in which it is stored and shown. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How a delivery is served: as its endpoint is, except for what its event overrides.
   *
   * @param stored what {@link #json} made; null overrides nothing
   */
  public static Destination.Pace over(Destination.Pace pace, String stored) {
    if (stored == null) {
      return pace;
    }
    try {
      return JSON.readValue(stored, RetryOverride.class).over(pace);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("what an event overrides cannot be read", e);
    }
  }

  private Destination.Pace over(Destination.Pace pace) {
    return new Destination.Pace(
        pace.timeoutMillis(),
        maxAttempts == null ? pace.maxAttempts() : maxAttempts,
        pace.maxInFlight(),
        pace.perSecond(),
        schedule == null ? pace.schedule() : schedule);
  }
}
