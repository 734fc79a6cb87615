package dev.hookline.delivery.modes;

import dev.hookline.delivery.Reason;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A switch of the whole installation. {@link ModeTable} says what it allows. */
public enum Mode {
  /** Deliveries wait; publishes are kept. Also for a single tenant or endpoint. */
  OUTBOX_PAUSED,
  /** Nothing comes in and nothing goes out. */
  MAINTENANCE,
  /** Nothing is changed from outside; deliveries leave. */
  READ_ONLY,
  /** Background work rests; publishes and deliveries do not. */
  AGENTS_PAUSED;

  /** The name in the API and in the database, such as {@code read_only}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of that name. */
  public static Optional<Mode> named(String wireName) {
    return Arrays.stream(values()).filter(mode -> mode.wireName().equals(wireName)).findFirst();
  }

  /** The setting that pins this mode on, written as it is set; empty if none does. */
  Optional<String> pin(Settings settings) {
    return switch (this) {
      case OUTBOX_PAUSED -> Optional.empty();
      case MAINTENANCE ->
          pinned(Setting.MAINTENANCE_MODE, "1", settings.on(Setting.MAINTENANCE_MODE));
      case READ_ONLY -> pinned(Setting.READ_ONLY_MODE, "1", settings.on(Setting.READ_ONLY_MODE));
      case AGENTS_PAUSED ->
          pinned(Setting.WORKERS_ENABLED, "0", !settings.on(Setting.WORKERS_ENABLED));
    };
  }

  /** The code of a call that this mode refuses. */
  Reason reason() {
    return switch (this) {
      case OUTBOX_PAUSED -> Reason.CONFLICT;
      case MAINTENANCE -> Reason.MAINTENANCE;
      case READ_ONLY -> Reason.READ_ONLY;
      case AGENTS_PAUSED -> Reason.AGENTS_PAUSED;
    };
  }

  private static Optional<String> pinned(Setting setting, String value, boolean on) {
    return on ? Optional.of(setting.variable() + "=" + value) : Optional.empty();
  }
}
