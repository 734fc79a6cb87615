package dev.hookline.delivery.dispatch;

import dev.hookline.delivery.breakers.BreakerKeeper;
import dev.hookline.delivery.breakers.Breakers;
import dev.hookline.delivery.retry.RetryPolicy;
import dev.hookline.delivery.room.Room;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.persistence.breakers.BreakerTable;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.outbox.ClaimReader;
import dev.hookline.persistence.outbox.LeaseTable;
import dev.hookline.persistence.outbox.ResultWriter;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import dev.hookline.transport.send.Sender;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The sending half of the engine, put together: start it, wake it, pause it, stop it.
 *
 * <p>A graceful stop claims nothing more, sends what waits back to the database, gives sends in
 * flight their time, records their results and hands back the leases of the rest.
 */
public final class Dispatch {
  private static final Logger LOG = Logger.getLogger(Dispatch.class.getName());

  private final Gate gate = new Gate();
  private final Alarm alarm = new Alarm();
  private final ExecutorService sends = Executors.newVirtualThreadPerTaskExecutor();
  private final NodeLease lease;
  private final Dispatcher dispatcher;
  private final Probe probe;
  private final Recorder recorder;
  private final Claimer claimer;
  private final Heart heart;
  private final Breakers breakers;
  private final BreakerKeeper breakerKeeper;
  private final Duration drain;
  private List<Thread> threads = List.of();

  /** What sending needs from outside. */
  public record Needs(
      DataSource dataSource,
      Settings settings,
      Clock clock,
      Routing routing,
      Sender sender,
      RetryPolicy policy,
      BiConsumer<String, UUID> endpointGone) {}

  /** Puts the parts together; nothing runs yet. */
  public Dispatch(Needs needs, String nodeName) {
    Settings settings = needs.settings;
    LeaseTable table = new LeaseTable(needs.dataSource);
    lease =
        new NodeLease(
            table,
            nodeName,
            settings.text(Setting.RELEASE),
            Duration.ofSeconds(settings.integer(Setting.NODE_LEASE_SECONDS)));
    recorder =
        new Recorder(
            new ResultWriter(needs.dataSource),
            lease,
            settings.integer(Setting.RECORD_BATCH),
            Duration.ofMillis(settings.integer(Setting.RECORD_LINGER_MS)));
    Room room =
        new Room(
            settings.integer(Setting.DISPATCH_CAPACITY),
            settings.integer(Setting.DISPATCH_BYTES),
            alarm::ring);
    breakers = new Breakers(settings, needs.clock);
    breakerKeeper = new BreakerKeeper(breakers, new BreakerTable(needs.dataSource));
    Attempt attempt = new Attempt(needs.sender, needs.policy, needs.clock);
    probe = new Probe(needs.routing, attempt, new Uuid7(needs.clock));
    dispatcher =
        new Dispatcher(
            new Dispatcher.Parts(
                gate,
                lease,
                room,
                needs.routing,
                attempt,
                recorder,
                new Returns(table),
                breakers,
                needs.endpointGone,
                alarm::ring,
                sends));
    breakers.follow(
        new Breakers.Follower(breakerKeeper::wake, dispatcher::handBackShut, dispatcher::letOut));
    claimer =
        new Claimer(
            new ClaimReader(needs.dataSource),
            dispatcher,
            alarm,
            settings.integer(Setting.CLAIM_BATCH),
            Duration.ofMillis(settings.integer(Setting.CLAIM_INTERVAL_MS)));
    heart = new Heart(table, lease, dispatcher, alarm);
    drain = Duration.ofSeconds(settings.integer(Setting.DRAIN_SECONDS));
  }

  /** Registers this node and starts sending. */
  public void start() throws SQLException {
    lease.acquire();
    breakerKeeper.look();
    gate.running(true);
    threads =
        List.of(
            start("breakers", breakerKeeper),
            start("heart", heart),
            start("recorder", recorder),
            start("claimer", claimer));
  }

  /**
   * On a platform thread: one that stands still inside of the pool of connections would keep it
   * from all others, and nothing but sends may depend on whether virtual threads run.
   */
  private static Thread start(String name, Runnable work) {
    return Thread.ofPlatform().daemon().name("hookline-" + name).start(work);
  }

  /** Where committed deliveries are handed off. */
  public Dispatcher dispatcher() {
    return dispatcher;
  }

  /** What this node knows of receivers that are down. */
  public Breakers breakers() {
    return breakers;
  }

  /** What follows the breakers of other nodes; it is to hear of changes. */
  public BreakerKeeper breakerKeeper() {
    return breakerKeeper;
  }

  /** Sends test messages. */
  public Probe probe() {
    return probe;
  }

  /** Looks for due deliveries at once. */
  public void wake() {
    alarm.ring();
  }

  /** From now on exactly this is held back; what of it waits here goes back, the rest leaves. */
  public void hold(Holds holds) {
    gate.hold(holds);
    dispatcher.handBackHeld();
    alarm.ring();
  }

  /** Whether deliveries of the tenant to the endpoint are held back on purpose. */
  public boolean held(String tenantId, UUID endpointId) {
    return gate.holds().hold(tenantId, endpointId);
  }

  /** Stops gracefully; returns once nothing is leased to this node any more, or the time is up. */
  public void stop() throws InterruptedException {
    gate.running(false);
    dispatcher.handBackWaiting();
    sends.shutdown();
    if (!sends.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.log(Level.WARNING, "sends still in flight after {0}; they are handed back", drain);
      sends.shutdownNow();
    }
    dispatcher.stop();
    claimer.stop();
    heart.stop();
    breakerKeeper.stop();
    recorder.stop();
    for (Thread thread : threads) {
      thread.join(Duration.ofSeconds(5));
    }
    try {
      lease.end();
    } catch (SQLException e) {
      LOG.log(
          Level.WARNING,
          "the leases could not be handed back and will run out: {0}",
          e.getMessage());
    }
  }
}
