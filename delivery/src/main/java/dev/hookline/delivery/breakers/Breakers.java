package dev.hookline.delivery.breakers;

import dev.hookline.persistence.breakers.BreakerState;
import dev.hookline.persistence.breakers.StoredBreaker;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The breakers of this node, in memory; safe for many threads. Only an endpoint whose last attempt
 * failed has one.
 */
public final class Breakers {
  private final Map<UUID, Breaker> breakers = new ConcurrentHashMap<>();
  private final Queue<Change> unwritten = new ConcurrentLinkedQueue<>();
  private final AtomicLong changes = new AtomicLong();
  private final Breaker.Rules rules;
  private final Clock clock;
  private volatile Follower follower = new Follower(() -> {}, id -> {}, id -> {});

  /** Hears of an endpoint. */
  public interface Heard {
    /** The endpoint that it is about. */
    void of(UUID endpointId);
  }

  /**
   * Who acts on what happens here; called on the thread that found out.
   *
   * @param changed there is something to write down
   * @param opened nothing may leave for the endpoint any more
   * @param closed everything may
   */
  public record Follower(Runnable changed, Heard opened, Heard closed) {}

  /** A change of this node that the database does not know yet. */
  record Change(UUID endpointId, BreakerState state, String reason) {}

  /** Breakers as the settings want them; none opens if they want no failures. */
  public Breakers(Settings settings, Clock clock) {
    this.rules =
        new Breaker.Rules(
            settings.integer(Setting.BREAKER_FAILURES),
            Duration.ofSeconds(settings.integer(Setting.BREAKER_OPEN_SECONDS)),
            settings.integer(Setting.BREAKER_SUCCESSES));
    this.clock = clock;
  }

  /** From now on this one is told. */
  public void follow(Follower one) {
    follower = one;
  }

  /** Whether nothing may leave for the endpoint now. */
  public boolean shut(UUID endpointId) {
    Breaker breaker = breakers.get(endpointId);
    return breaker != null && breaker.shut();
  }

  /** All for which {@link #shut} is true. */
  public List<UUID> allShut() {
    List<UUID> shut = new ArrayList<>();
    breakers.forEach(
        (id, breaker) -> {
          if (breaker.shut()) {
            shut.add(id);
          }
        });
    return shut;
  }

  /** How many are open, waiting for their next look. */
  public long open() {
    return breakers.values().stream().filter(each -> each.state() == BreakerState.OPEN).count();
  }

  /**
   * Whether one more delivery may leave for the endpoint. If so the caller owes {@link #succeeded},
   * {@link #failed} or {@link #unused}.
   */
  public boolean permits(UUID endpointId) {
    if (!breakers.containsKey(endpointId)) {
      return true;
    }
    boolean[] permitted = {true};
    breakers.computeIfPresent(
        endpointId,
        (id, breaker) -> {
          BreakerState before = breaker.state();
          permitted[0] = breaker.permits();
          note(id, before, breaker, "its time was over");
          return breaker;
        });
    return permitted[0];
  }

  /** What was permitted did not come to an attempt. */
  public void unused(UUID endpointId) {
    if (breakers.containsKey(endpointId)) {
      breakers.computeIfPresent(
          endpointId,
          (id, breaker) -> {
            breaker.unused();
            return breaker;
          });
    }
  }

  /** The receiver answered. */
  public void succeeded(UUID endpointId) {
    if (!breakers.containsKey(endpointId)) {
      return;
    }
    boolean[] closed = new boolean[1];
    breakers.computeIfPresent(
        endpointId,
        (id, breaker) -> {
          BreakerState before = breaker.state();
          breaker.succeeded();
          closed[0] =
              note(id, before, breaker, rules.successes() + " in a row succeeded")
                  == BreakerState.CLOSED;
          return breaker.state() == BreakerState.CLOSED ? null : breaker;
        });
    if (closed[0]) {
      follower.closed.of(endpointId);
    }
  }

  /**
   * The receiver is down or overloaded.
   *
   * @param how the class of the failure, such as {@code timeout}
   */
  public void failed(UUID endpointId, String how) {
    if (rules.failures() == 0) {
      return;
    }
    boolean[] opened = new boolean[1];
    breakers.compute(
        endpointId,
        (id, known) -> {
          Breaker breaker = known == null ? new Breaker(id, rules, clock) : known;
          BreakerState before = breaker.state();
          breaker.failed();
          String many = before == BreakerState.CLOSED ? rules.failures() + " in a row" : "a look";
          opened[0] = note(id, before, breaker, many + " failed: " + how) == BreakerState.OPEN;
          return breaker;
        });
    if (opened[0]) {
      follower.opened.of(endpointId);
    }
  }

  /** How often something changed here; what is read between two equal answers is news. */
  long changes() {
    return changes.get();
  }

  Queue<Change> unwritten() {
    return unwritten;
  }

  Duration openFor() {
    return rules.openFor();
  }

  /**
   * Follows what is stored, which other nodes or a person changed.
   *
   * @param stored all that are not closed
   */
  void obey(Collection<StoredBreaker> stored) {
    Set<UUID> present = new HashSet<>();
    for (StoredBreaker row : stored) {
      present.add(row.endpointId());
      obey(row);
    }
    for (UUID id : List.copyOf(breakers.keySet())) {
      if (!present.contains(id)
          && breakers.computeIfPresent(id, (key, b) -> counting(b) ? b : null) == null) {
        follower.closed.of(id);
      }
    }
  }

  private void obey(StoredBreaker row) {
    if (rules.failures() == 0) {
      return;
    }
    boolean[] opened = new boolean[1];
    breakers.compute(
        row.endpointId(),
        (id, known) -> {
          Breaker breaker = known == null ? new Breaker(id, rules, clock) : known;
          BreakerState here = breaker.state();
          if (row.remainingMillis() > 0 && here != BreakerState.OPEN) {
            breaker.open(Duration.ofMillis(row.remainingMillis()));
            opened[0] = true;
          } else if (row.remainingMillis() == 0 && here == BreakerState.CLOSED) {
            breaker.halfOpen();
          }
          return breaker;
        });
    if (opened[0]) {
      follower.opened.of(row.endpointId());
    }
  }

  private static boolean counting(Breaker breaker) {
    return breaker.state() == BreakerState.CLOSED;
  }

  /** The state it changed to, which is to be written down; null if it did not change. */
  private BreakerState note(UUID id, BreakerState before, Breaker breaker, String reason) {
    BreakerState now = breaker.state();
    if (now == before) {
      return null;
    }
    unwritten.add(new Change(id, now, reason));
    changes.incrementAndGet();
    follower.changed.run();
    return now;
  }
}
