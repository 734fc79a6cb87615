package dev.hookline.api.modes;

import dev.hookline.api.http.Times;
import dev.hookline.delivery.modes.SwitchState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A switch.
 *
 * @param value whether it is on
 * @param reason why it was turned
 * @param expiresAt when it goes off by itself
 * @param changedBy who turned it
 * @param changedAt when
 * @param pinned whether the configuration holds it on, so that no call can turn it
 */
record SwitchView(
    boolean value,
    String reason,
    @Schema(nullable = true) Long expiresAt,
    String changedBy,
    @Schema(nullable = true) Long changedAt,
    boolean pinned) {
  static SwitchView of(SwitchState state) {
    return new SwitchView(
        state.on(),
        state.reason(),
        Times.millis(state.expiresAt()),
        state.by(),
        Times.millis(state.at()),
        state.pinned());
  }
}
