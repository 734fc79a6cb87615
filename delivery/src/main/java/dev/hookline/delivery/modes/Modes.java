package dev.hookline.delivery.modes;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.changes.ChangeListener;
import dev.hookline.persistence.modes.StoredSwitch;
import dev.hookline.persistence.modes.SwitchRegister;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.StoreUnavailable;
import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What is in force on this node. The stored switches survive a restart; a node that cannot read
 * them keeps what it knew, and still lets end what has an end.
 */
public final class Modes implements ChangeListener {
  private static final Logger LOG = Logger.getLogger(Modes.class.getName());
  private static final Duration COME_BACK = Duration.ofSeconds(30);
  private static final Duration LATEST = Duration.ofHours(1);

  private final UnitOfWork work;
  private final Clock clock;
  private final Map<Mode, String> pins = new EnumMap<>(Mode.class);
  private final List<Consumer<InForce>> followers = new CopyOnWriteArrayList<>();
  private List<StoredSwitch> stored = List.of();
  private boolean silent;
  private volatile InForce inForce = InForce.NOTHING;

  /** Modes of a server with the given settings; nothing is read yet, the pins hold at once. */
  public Modes(UnitOfWork work, Settings settings, Clock clock) {
    this.work = work;
    this.clock = clock;
    for (Mode mode : Mode.values()) {
      mode.pin(settings).ifPresent(setting -> pins.put(mode, setting));
    }
    look();
  }

  /** Tells the follower what is in force, now and after every change. */
  public synchronized void follow(Consumer<InForce> follower) {
    followers.add(follower);
    follower.accept(inForce);
  }

  /** What is in force; from memory. */
  public InForce inForce() {
    return inForce;
  }

  /** Whether the act may be done now; from memory. */
  public boolean permits(Act act) {
    return inForce.permits(act);
  }

  /**
   * Passes if the act may be done now; from memory.
   *
   * @throws Refused with the code of the mode that forbids it and when to come back
   */
  public void require(Act act) {
    InForce now = inForce;
    Optional<Mode> against = now.against(act);
    if (against.isPresent()) {
      Mode mode = against.get();
      SwitchState state = now.switches().get(mode);
      throw new Refused(
          mode.reason(), "the server is in the mode " + mode.wireName(), comeBack(state));
    }
  }

  /**
   * Reads what is stored and applies it here.
   *
   * @throws StoreUnavailable if the database does not answer
   */
  public synchronized void read() {
    stored =
        Acting.as(Acting.system(), () -> work.read(session -> new SwitchRegister(session).all()));
    silent = false;
    look();
  }

  /** Lets end what has come to its end, here and in the database; returns how many rows changed. */
  int expire() {
    look();
    Instant now = clock.instant();
    boolean due;
    synchronized (this) {
      due = stored.stream().map(StoredSwitch::turn).anyMatch(turn -> over(turn, now));
    }
    if (!due) {
      return 0;
    }
    int expired =
        Acting.as(
            Acting.system().because("its time was over"),
            () -> work.write(session -> new SwitchRegister(session).expire(now)));
    read();
    return expired;
  }

  @Override
  public void changed(String table, String tenantId) {
    if (table.equals("modes") || table.equals("outbox_pauses")) {
      everythingMayHaveChanged();
    }
  }

  @Override
  public synchronized void everythingMayHaveChanged() {
    try {
      read();
    } catch (StoreUnavailable e) {
      LOG.log(silent ? Level.FINE : Level.WARNING, "the modes cannot be read; they stay");
      silent = true;
    }
  }

  /** Refuses with {@link Reason#MODE_PINNED} if the configuration holds the mode. */
  void requireFree(Mode mode) {
    String setting = pins.get(mode);
    if (setting != null) {
      throw new Refused(
          Reason.MODE_PINNED, mode.wireName() + " is pinned by " + setting + " on this server");
    }
  }

  private synchronized void look() {
    InForce now = InForce.of(stored, pins, clock.instant());
    if (!now.equals(inForce)) {
      inForce = now;
      followers.forEach(follower -> follower.accept(now));
    }
  }

  private Duration comeBack(SwitchState state) {
    if (state.expiresAt() == null) {
      return COME_BACK;
    }
    Duration left = Duration.between(clock.instant(), state.expiresAt());
    return left.compareTo(LATEST) < 0 ? left : LATEST;
  }

  private static boolean over(StoredSwitch.Turn turn, Instant now) {
    return turn.value() && turn.expiresAt() != null && !turn.expiresAt().isAfter(now);
  }
}
