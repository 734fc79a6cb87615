package dev.hookline.delivery.engine;

import dev.hookline.delivery.dispatch.Holds;
import dev.hookline.delivery.flags.Excluded;
import dev.hookline.delivery.flags.FlagWatch;
import dev.hookline.delivery.modes.InForce;
import dev.hookline.delivery.modes.ModeWatch;
import dev.hookline.persistence.changes.ChangeFeed;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Puts together what the modes and the flag of the outbox hold back, and tells the dispatch. */
final class Holding {
  private final Switches switches;
  private final Consumer<Holds> dispatch;
  private final ModeWatch modeWatch;
  private final FlagWatch flagWatch;
  private Holds byModes = Holds.NONE;
  private Excluded byFlag = Excluded.NOBODY;

  Holding(Switches switches, Clock clock, Consumer<Holds> dispatch) {
    this.switches = switches;
    this.dispatch = dispatch;
    this.modeWatch = new ModeWatch(switches.modes(), clock);
    this.flagWatch = new FlagWatch(switches.flags());
  }

  /** Reads what is in force, before anything is sent, and follows it from then on. */
  void start(ChangeFeed changes) {
    switches.modes().read();
    switches.flags().read();
    switches.modes().follow(this::modes);
    switches.flags().followOutbox(this::flag);
    changes.listen(switches.modes());
    changes.listen(switches.flags());
    Thread.ofPlatform().daemon().name("hookline-modes").start(modeWatch);
    Thread.ofPlatform().daemon().name("hookline-flags").start(flagWatch);
  }

  void stop() {
    modeWatch.stop();
    flagWatch.stop();
  }

  private synchronized void modes(InForce modes) {
    byModes = HeldBack.by(modes);
    tell();
  }

  private synchronized void flag(Excluded excluded) {
    byFlag = excluded;
    tell();
  }

  private void tell() {
    Set<String> tenants = new HashSet<>(byModes.tenants());
    tenants.addAll(byFlag.tenants());
    boolean everything = byModes.everything() || byFlag.everybody();
    dispatch.accept(new Holds(everything, tenants, byModes.endpoints()));
  }
}
