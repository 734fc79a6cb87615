package dev.hookline.delivery.engine;

import dev.hookline.delivery.access.Seeding;
import dev.hookline.delivery.deadletter.DeadLetters;
import dev.hookline.delivery.deadletter.Withdrawals;
import dev.hookline.delivery.dispatch.Dispatch;
import dev.hookline.delivery.modes.Act;
import dev.hookline.delivery.modes.Modes;
import dev.hookline.delivery.publish.Publisher;
import dev.hookline.delivery.replay.Previews;
import dev.hookline.delivery.replay.ReplayRun;
import dev.hookline.delivery.replay.Replays;
import dev.hookline.persistence.breakers.BreakerTable;
import dev.hookline.persistence.changes.ChangeFeed;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.outbox.Upkeep;
import dev.hookline.persistence.recovery.DeliveryMoves;
import dev.hookline.persistence.recovery.FailedDeliveries;
import dev.hookline.persistence.recovery.FailingEndpoints;
import dev.hookline.persistence.recovery.LateDeliveries;
import dev.hookline.persistence.recovery.MissedEvents;
import dev.hookline.persistence.recovery.RecentRates;
import dev.hookline.persistence.recovery.ReplaySteps;
import dev.hookline.persistence.recovery.ReplayTable;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The running engine. Plain objects, so that a test runs it without a container. */
public final class Engine {
  private static final Logger LOG = Logger.getLogger(Engine.class.getName());

  private final Seeding seeding;
  private final ChangeFeed changes;
  private final Dispatch dispatch;
  private final Publisher publisher;
  private final Modes modes;
  private final Holding holding;
  private final DeadLetters deadLetters;
  private final Withdrawals withdrawals;
  private final Replays replays;
  private final Previews previews;
  private final Housekeeper housekeeper;
  private final ExecutorService background =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("hookline-replay").factory());
  private volatile boolean started;
  private volatile boolean draining;

  /** What the engine has around it. */
  record Around(Seeding seeding, ChangeFeed changes, Switches switches, Disabling disabling) {}

  /** Puts the engine together; nothing runs yet. */
  Engine(Dispatch.Needs needs, String nodeName, Around around) {
    Switches switches = around.switches;
    this.modes = switches.modes();
    this.seeding = around.seeding;
    this.changes = around.changes;
    dispatch = new Dispatch(needs, nodeName);
    holding = new Holding(switches, needs.clock(), dispatch::hold);
    publisher =
        new Publisher(
            needs.dataSource(),
            needs.settings(),
            needs.clock(),
            needs.routing(),
            dispatch.dispatcher());
    around.disabling.publishTo(publisher::publish);
    DeliveryMoves moves = new DeliveryMoves(needs.dataSource());
    deadLetters = new DeadLetters(moves, dispatch::wake);
    withdrawals = new Withdrawals(moves);
    Uuid7 ids = new Uuid7(needs.clock());
    ReplayTable table = new ReplayTable(needs.dataSource());
    FailedDeliveries failed = new FailedDeliveries(needs.dataSource());
    ReplayRun run =
        new ReplayRun(
            new ReplayRun.Stores(
                table,
                new ReplaySteps(needs.dataSource()),
                failed,
                new MissedEvents(needs.dataSource())),
            needs.routing(),
            ids,
            new ReplayRun.Surroundings(dispatch::wake, () -> modes.permits(Act.WORK)));
    replays = new Replays(table, run, ids, background);
    previews = new Previews(failed, new RecentRates(needs.dataSource()), needs.routing());
    Ageing ageing =
        new Ageing(
            new BreakerTable(needs.dataSource()),
            needs.routing(),
            moves,
            new LateDeliveries(needs.dataSource()),
            dispatch::held);
    housekeeper =
        new Housekeeper(
            new Upkeep(needs.dataSource()),
            moves,
            new Housekeeper.Others(
                replays,
                ageing,
                new Failures(
                    new FailingEndpoints(needs.dataSource()), around.disabling, needs.settings())),
            modes,
            needs.clock());
  }

  /**
   * Starts everything.
   *
   * @throws SQLException if the database does not answer
   */
  public void start() throws SQLException {
    seeding.seed();
    holding.start(changes);
    changes.listen(dispatch.breakerKeeper());
    changes.start();
    dispatch.start();
    publisher.start();
    Thread.ofPlatform().daemon().name("hookline-housekeeper").start(housekeeper);
    started = true;
    LOG.info("the engine runs");
  }

  /** Stops gracefully: what is accepted is answered, sends in flight finish, leases go back. */
  public void stop() {
    draining = true;
    try {
      housekeeper.stop();
      holding.stop();
      publisher.stop();
      dispatch.stop();
      changes.close();
      background.shutdownNow();
      LOG.info("the engine stopped");
    } catch (InterruptedException e) {
      LOG.log(Level.WARNING, "the engine was interrupted while it stopped");
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the engine works: started, and not on its way out. */
  public boolean running() {
    return started && !draining;
  }

  /** Whether the engine ever got to work. */
  public boolean started() {
    return started;
  }

  /** Where events are published. */
  public Publisher publisher() {
    return publisher;
  }

  /** What is being sent. */
  public Dispatch dispatch() {
    return dispatch;
  }

  /** What is in force on this node. */
  public Modes modes() {
    return modes;
  }

  /** Deliveries whose attempts are spent. */
  public DeadLetters deadLetters() {
    return deadLetters;
  }

  /** What takes events back. */
  public Withdrawals withdrawals() {
    return withdrawals;
  }

  /** Replays. */
  public Replays replays() {
    return replays;
  }

  /** What bulk retries would do. */
  public Previews previews() {
    return previews;
  }
}
