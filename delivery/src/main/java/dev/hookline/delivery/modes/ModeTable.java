package dev.hookline.delivery.modes;

/** What each mode allows. With several modes on, an act must be allowed by all of them. */
public final class ModeTable {
  private ModeTable() {}

  /** Whether the act may be done while the mode is on. */
  public static boolean permits(Mode mode, Act act) {
    return switch (mode) {
      case OUTBOX_PAUSED -> act != Act.DELIVER;
      case READ_ONLY -> act != Act.PUBLISH && act != Act.CHANGE;
      case MAINTENANCE -> act == Act.WORK || act == Act.ALWAYS;
      case AGENTS_PAUSED -> act != Act.WORK;
    };
  }
}
