package dev.hookline.api.modes;

import dev.hookline.delivery.modes.InForce;
import dev.hookline.delivery.modes.Mode;
import dev.hookline.persistence.modes.HeldCounts;
import java.util.List;

/**
 * Every mode.
 *
 * @param pauses tenants and endpoints whose deliveries are held back
 * @param affected what the outbox pause holds back, or would
 */
record ModesView(
    SwitchView outboxPaused,
    SwitchView maintenance,
    SwitchView readOnly,
    SwitchView agentsPaused,
    List<PauseView> pauses,
    AffectedView affected) {
  static ModesView of(InForce modes, HeldCounts affected) {
    return new ModesView(
        view(modes, Mode.OUTBOX_PAUSED),
        view(modes, Mode.MAINTENANCE),
        view(modes, Mode.READ_ONLY),
        view(modes, Mode.AGENTS_PAUSED),
        modes.pauses().stream().map(pause -> PauseView.of(pause, null)).toList(),
        AffectedView.of(affected));
  }

  private static SwitchView view(InForce modes, Mode mode) {
    return SwitchView.of(modes.switches().get(mode));
  }
}
