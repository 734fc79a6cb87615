package dev.hookline.delivery.dispatch;

import dev.hookline.persistence.outbox.ClaimReader;
import dev.hookline.persistence.outbox.ClaimedDelivery;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Finds due deliveries that were not handed off: retries, replays, leases that ran out, what had no
 * room.
 */
final class Claimer implements Runnable {
  private static final Logger LOG = Logger.getLogger(Claimer.class.getName());
  private static final int LANES_A_CLAIM = 64;
  private static final int MIN_PER_LANE = 4;

  /** Long enough that an ordered lane sends most of the time, short enough to hand back. */
  private static final int LONGEST_RUN = 100;

  private final ClaimReader reader;
  private final Dispatcher.Parts parts;
  private final Dispatcher dispatcher;
  private final int maxBatch;
  private final Duration interval;
  private int lanesSeen = 1;
  private boolean leftSome; // a claim since the walk last came round was cut short
  private volatile boolean stopping;

  private final Alarm alarm;

  Claimer(ClaimReader reader, Dispatcher dispatcher, Alarm alarm, int maxBatch, Duration interval) {
    this.reader = reader;
    this.dispatcher = dispatcher;
    this.parts = dispatcher.parts();
    this.alarm = alarm;
    this.maxBatch = maxBatch;
    this.interval = interval;
  }

  void stop() {
    stopping = true;
    alarm.ring();
  }

  @Override
  public void run() {
    try (ClaimReader open = reader) {
      while (!stopping) {
        if (!round()) {
          alarm.await(interval);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One look; true if there may be more at once. */
  private boolean round() {
    try {
      parts.returns().flush().forEach(dispatcher::forget);
      int places = Math.min(maxBatch, parts.room().freePlaces());
      if (!parts.gate().open()
          || !parts.lease().held()
          || places < Math.min(maxBatch, MIN_PER_LANE)) {
        return false;
      }
      return claim(places);
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "claims wait for the database: {0}", e.getMessage());
      return false;
    } catch (RuntimeException e) { // the next round must come whatever this one met
      LOG.log(Level.SEVERE, "a claim failed inside HookLine", e);
      return false;
    }
  }

  private boolean claim(int places) throws SQLException {
    long node = parts.lease().node();
    int perLane = Math.max(MIN_PER_LANE, places / Math.max(1, lanesSeen));
    ClaimReader.Limits limits =
        new ClaimReader.Limits(LANES_A_CLAIM, perLane, places, parts.room().claim());
    ClaimReader.Claim claim = reader.claim(node, dispatcher.shut(), limits);
    lanesSeen = claim.lanesSeen();
    dispatcher.acceptClaimed(claim.deliveries(), node);
    List<UUID> lanes = dispatcher.idle(claim.ordered());
    if (!lanes.isEmpty()) {
      int left = Math.max(lanes.size(), places - claim.deliveries().size());
      int perRun = Math.min(LONGEST_RUN, left / lanes.size());
      dispatcher.acceptRuns(reader.claimRuns(node, lanes, perRun, parts.room().claim()), node);
    }
    return mayBeMore(cutShort(claim.deliveries(), limits), claim.wentRound());
  }

  /**
   * Whether a lane gave all that it was asked for. It counts what came into memory only: what had
   * no room there would come again and again.
   */
  private static boolean cutShort(List<ClaimedDelivery> claimed, ClaimReader.Limits limits) {
    if (claimed.size() >= limits.total() / 2) {
      return true;
    }
    Map<UUID, Integer> ofLane = new HashMap<>();
    claimed.forEach(delivery -> ofLane.merge(delivery.endpointId(), 1, Integer::sum));
    return ofLane.values().stream().anyMatch(count -> count >= limits.perLane());
  }

  /**
   * A claim that was cut short goes on behind its last lane, so the rest of that lane, and of those
   * before it, comes only when the walk has gone round once more.
   */
  private boolean mayBeMore(boolean cutShort, boolean wentRound) {
    boolean more = cutShort || leftSome || !wentRound;
    leftSome = cutShort || leftSome && !wentRound;
    return more;
  }
}
