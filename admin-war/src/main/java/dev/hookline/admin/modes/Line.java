package dev.hookline.admin.modes;

import dev.hookline.delivery.modes.Act;
import dev.hookline.delivery.modes.Mode;
import dev.hookline.delivery.modes.ModeTable;
import dev.hookline.delivery.modes.SwitchState;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A mode as the page shows it. */
public record Line(Mode mode, SwitchState state) {
  /** What it is called. */
  public String title() {
    return switch (mode) {
      case OUTBOX_PAUSED -> "Outbox pause";
      case MAINTENANCE -> "Maintenance";
      case READ_ONLY -> "Read-only";
      case AGENTS_PAUSED -> "Agents paused";
    };
  }

  /** What it stops, in the words of the table of modes. */
  public String stops() {
    return Arrays.stream(Act.values())
        .filter(act -> !ModeTable.permits(mode, act))
        .map(Act::words)
        .collect(Collectors.joining("; "));
  }
}
