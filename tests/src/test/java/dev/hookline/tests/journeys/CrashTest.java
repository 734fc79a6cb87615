package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.launcher.database.Access;
import dev.hookline.tests.stage.Arrival;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.SpareStage;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Nothing acknowledged is lost, whatever dies. The oracle is outside of the server: what this
 * client was told, and what the receiver got.
 */
@ExtendWith(SpareStage.class)
class CrashTest {
  private static final Duration RECOVERY = Duration.ofSeconds(90);

  private static Stage stage;

  private final Receiver receiver = new Receiver();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Tenant tenant = stage.tenant();

  @BeforeAll
  static void start(Stage spare) {
    stage = spare;
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aKilledServerLosesNoneOfAThousandEventsInFlight() throws Exception {
    receiver.answers("/in", Script.after(Duration.ofMillis(200), Script.status(200)));
    tenant.listener(receiver.url("/in"), "\"max_in_flight\":200");
    publishBatches(10, 100);
    assertThat(acknowledged).hasSize(1000);
    stage.server().killServer();
    Set<String> recorded = recordedAsDelivered();
    assertThat(recorded).as("the kill came while most were in flight").hasSizeLessThan(900);

    stage.server().startServerAgain();
    Until.isTrue("all delivered", RECOVERY, () -> delivered().containsAll(acknowledged));
    Map<String, Long> sends =
        receiver.at("/in").stream()
            .collect(Collectors.groupingBy(Arrival::eventId, Collectors.counting()));
    assertThat(sends.values()).as("one kill repeats a send once").allMatch(times -> times <= 2);
    assertThat(recorded)
        .as("what was recorded is never sent again")
        .allMatch(event -> sends.get(event) == 1);
    Until.isTrue(
        "all recorded",
        () -> tenant.items("/v1/deliveries?status=success&limit=1000").size() == 1000);
  }

  @Test
  void aServerKilledWhileItAcknowledgesLosesNothingItAcknowledged() throws Exception {
    tenant.listener(receiver.url("/in"));
    AtomicBoolean stop = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      publishUntil(stop, threads, 16);
      Until.isTrue("many", () -> acknowledged.size() > 300);
      stage.server().killServer();
      stop.set(true);
    }
    stage.server().startServerAgain();
    Until.isTrue("all delivered", RECOVERY, () -> delivered().containsAll(acknowledged));
  }

  @Test
  void aGracefulStopFinishesWhatIsInFlightAndRepeatsNothing() throws Exception {
    receiver.answers("/in", Script.after(Duration.ofMillis(500), Script.status(200)));
    tenant.listener(receiver.url("/in"), "\"max_in_flight\":20");
    publishBatches(2, 100);
    receiver.await("/in", 20);
    long pid = stage.server().serverPid();
    ProcessHandle.of(pid).orElseThrow().destroy(); // SIGTERM
    Until.isTrue(
        "ended",
        Duration.ofSeconds(60),
        () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    assertThat(delivered().size()).isLessThan(200);
    stage.server().startServerAgain();
    Until.isTrue("all delivered", RECOVERY, () -> delivered().containsAll(acknowledged));
    assertThat(receiver.at("/in")).hasSize(200);
  }

  @Test
  void aKilledPostgresLosesNothingAndTakesEventsAgain() throws Exception {
    tenant.listener(receiver.url("/in"));
    AtomicBoolean stop = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      publishUntil(stop, threads, 8);
      Until.isTrue("many", () -> acknowledged.size() > 200);
      ProcessHandle.of(stage.server().postgresPid()).orElseThrow().destroyForcibly();
      int before = acknowledged.size();
      Until.isTrue("ingest is back", RECOVERY, () -> acknowledged.size() > before + 200);
      stop.set(true);
    }
    Until.isTrue("all delivered", RECOVERY, () -> delivered().containsAll(acknowledged));
    assertThat(stage.server().ready()).isTrue();
  }

  private Set<String> delivered() {
    Set<String> events = new HashSet<>();
    receiver.at("/in").stream().map(Arrival::eventId).forEach(events::add);
    return events;
  }

  /** What the database knows as delivered while no server runs. */
  private Set<String> recordedAsDelivered() throws SQLException {
    Access database = stage.server().database();
    Set<String> events = new HashSet<>();
    try (Connection connection =
            DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select 'evt_' || replace(event_id::text, '-', '') from deliveries"
                    + " where state = 'success' and tenant_id = '"
                    + tenant.id()
                    + "'")) {
      while (rows.next()) {
        events.add(rows.getString(1));
      }
    }
    return events;
  }

  private void publishBatches(int batches, int size) {
    String event = "{\"topic\":\"a\",\"payload\":{\"n\":1}}";
    for (int i = 0; i < batches; i++) {
      acknowledged.addAll(tenant.publishBatch(Collections.nCopies(size, event)));
    }
  }

  /** Publishers that go on whatever happens, and note only what was acknowledged. */
  private void publishUntil(AtomicBoolean stop, ExecutorService threads, int publishers) {
    AtomicInteger count = new AtomicInteger();
    for (int i = 0; i < publishers; i++) {
      threads.execute(
          () -> {
            while (!stop.get()) {
              try {
                Reply reply = tenant.publish("a", Integer.toString(count.incrementAndGet()));
                if (reply.status() == 201) {
                  acknowledged.add(reply.text("event_id"));
                }
              } catch (UncheckedIOException e) {
                // the server is away: not acknowledged
              }
            }
          });
    }
  }
}
