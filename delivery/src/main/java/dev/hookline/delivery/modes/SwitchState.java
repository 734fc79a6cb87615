package dev.hookline.delivery.modes;

import dev.hookline.persistence.modes.StoredSwitch;
import java.time.Instant;

/**
 * How a switch stands on this node.
 *
 * @param on whether it is on
 * @param reason why it was turned; empty if nobody said
 * @param by who turned it; empty if nobody ever did
 * @param at when; null if nobody ever did
 * @param expiresAt when it goes off by itself, or null
 * @param pinned whether the configuration holds it on, so that no call can turn it
 */
public record SwitchState(
    boolean on, String reason, String by, Instant at, Instant expiresAt, boolean pinned) {
  static final SwitchState OFF = new SwitchState(false, "", "", null, null, false);

  static SwitchState of(StoredSwitch.Turn turn, Instant now) {
    Instant end = turn.expiresAt();
    boolean over = end != null && !end.isAfter(now);
    return over
        ? new SwitchState(false, "its time was over", "system", end, null, false)
        : new SwitchState(turn.value(), turn.reason(), turn.by(), turn.at(), end, false);
  }

  static SwitchState pinnedBy(String setting) {
    return new SwitchState(true, "pinned by " + setting, "configuration", null, null, true);
  }
}
