package dev.hookline.delivery.engine;

import dev.hookline.delivery.modes.Act;
import dev.hookline.delivery.modes.Modes;
import dev.hookline.delivery.replay.Replays;
import dev.hookline.persistence.outbox.Upkeep;
import dev.hookline.persistence.recovery.DeliveryMoves;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Small chores that keep the store in shape; every node does them, and doing them twice does no
 * harm.
 */
final class Housekeeper implements Runnable {
  private static final Logger LOG = Logger.getLogger(Housekeeper.class.getName());
  private static final int SECONDS_BETWEEN_ROUNDS = 5;
  private static final int ROUNDS_BETWEEN_PARTITIONS = 720;

  /** Long enough that after a start every breaker has looked before. */
  private static final int ROUNDS_BETWEEN_AGEING = 120;

  /** An hour; the first time soon after the start. */
  private static final int ROUNDS_BETWEEN_DISABLING = 720;

  private static final int DAYS_AHEAD = 8;
  private static final int FULL_CHUNK = 5_000;

  private final Upkeep upkeep;
  private final DeliveryMoves moves;
  private final Replays replays;
  private final Modes modes;
  private final Ageing ageing;
  private final Failures failures;
  private final Clock clock;
  private final CountDownLatch stop = new CountDownLatch(1);

  /** What else is done from time to time. */
  record Others(Replays replays, Ageing ageing, Failures failures) {}

  Housekeeper(Upkeep upkeep, DeliveryMoves moves, Others others, Modes modes, Clock clock) {
    this.modes = modes;
    this.upkeep = upkeep;
    this.moves = moves;
    this.replays = others.replays;
    this.ageing = others.ageing;
    this.failures = others.failures;
    this.clock = clock;
  }

  void stop() {
    stop.countDown();
  }

  @Override
  public void run() {
    try {
      for (int round = 0; !stop.await(SECONDS_BETWEEN_ROUNDS, TimeUnit.SECONDS); round++) {
        chores(round);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void chores(int round) {
    try {
      if (round % ROUNDS_BETWEEN_PARTITIONS == 0) {
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        upkeep.makePartitions(yesterday, DAYS_AHEAD);
      }
      if (modes.permits(Act.WORK)) { // partitions are made even so: publishes need them
        replays.resumeAbandoned();
        untilDone(moves::cancelOrphans);
        untilDone(upkeep::deleteExpiredKeys);
        if (round % ROUNDS_BETWEEN_AGEING == ROUNDS_BETWEEN_AGEING - 1) {
          ageing.run();
        }
        if (round % ROUNDS_BETWEEN_DISABLING == 0) {
          failures.run();
        }
      }
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.WARNING, "chores wait for the database: {0}", e.getMessage());
    }
  }

  private interface Chore {
    int run() throws SQLException;
  }

  private void untilDone(Chore chore) throws SQLException {
    int done = FULL_CHUNK;
    while (done >= FULL_CHUNK && stop.getCount() > 0) {
      done = chore.run();
    }
  }
}
