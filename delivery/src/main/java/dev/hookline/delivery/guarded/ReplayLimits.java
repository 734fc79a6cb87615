package dev.hookline.delivery.guarded;

import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.time.Duration;

/**
 * How often one address may call for one tenant.
 *
 * @param calls most calls in a window
 * @param window how long a window is
 */
public record ReplayLimits(int calls, Duration window) {
  static ReplayLimits of(Settings settings) {
    return new ReplayLimits(
        settings.integer(Setting.REPLAY_CALLS),
        Duration.ofSeconds(settings.integer(Setting.REPLAY_WINDOW_SECONDS)));
  }
}
