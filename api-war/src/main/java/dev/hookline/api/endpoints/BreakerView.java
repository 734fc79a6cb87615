package dev.hookline.api.endpoints;

import dev.hookline.api.http.Times;
import dev.hookline.persistence.breakers.BreakerState;
import dev.hookline.persistence.breakers.StoredBreaker;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An endpoint's circuit breaker.
 *
 * @param state {@code closed}, {@code open} or {@code half_open}
 * @param since Unix milliseconds; null if it never opened
 * @param until when it will look again, in Unix milliseconds; null unless it is open
 */
public record BreakerView(
    @Schema(enumeration = {"closed", "open", "half_open"}) String state,
    @Schema(nullable = true) Long since,
    @Schema(nullable = true) Long until) {

  static BreakerView of(Optional<StoredBreaker> stored) {
    return stored
        .map(
            it ->
                new BreakerView(
                    it.state().word(), Times.millis(it.since()), Times.millis(it.until())))
        .orElseGet(() -> new BreakerView(BreakerState.CLOSED.word(), null, null));
  }
}
