package dev.hookline.delivery.modes;

import dev.hookline.persistence.modes.HeldCounts;
import java.util.EnumMap;
import java.util.Map;

/**
 * One call when something goes wrong badly: nothing leaves and nothing works in the background,
 * while publishes are kept.
 */
public final class Emergency {
  private static final Mode[] SWITCHES = {Mode.OUTBOX_PAUSED, Mode.AGENTS_PAUSED};

  private final Switchboard switchboard;

  /** An emergency switch over the given switchboard. */
  public Emergency(Switchboard switchboard) {
    this.switchboard = switchboard;
  }

  /**
   * How it stands after a call.
   *
   * @param affected what is held back, or was
   */
  public record Outcome(InForce modes, HeldCounts affected) {}

  /** Stops deliveries and background work. What is pinned stays as it is. */
  public Outcome stop(String reason) {
    InForce modes = turn(true, reason);
    return new Outcome(modes, switchboard.counts(null, null));
  }

  /** Lets both go on; pauses of single tenants and endpoints, and other modes, stay. */
  public Outcome resume(String reason) {
    HeldCounts affected = switchboard.counts(null, null);
    return new Outcome(turn(false, reason), affected);
  }

  private InForce turn(boolean on, String reason) {
    InForce before = switchboard.now();
    Map<Mode, Turn> turns = new EnumMap<>(Mode.class);
    for (Mode mode : SWITCHES) {
      if (!before.switches().get(mode).pinned()) {
        turns.put(mode, Turn.lasting(on, reason));
      }
    }
    return switchboard.turn(turns);
  }
}
