package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.Arrival;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.SteadyLoad;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two nodes on one database, one of which dies or falls asleep under load. How often is {@code
 * -Dhookline.rounds=N}.
 */
@ExtendWith(SharedNodes.class)
class LostNodesTest {
  private static final int ROUNDS = Integer.getInteger("hookline.rounds", 1);
  private static final Duration RECOVERY = Duration.ofSeconds(90);
  private static final int HELD = 50;

  private final Receiver receiver = new Receiver();
  private final Stage one;
  private final Stage two;
  private final Tenant tenant;

  LostNodesTest(TwoNodes nodes) {
    one = nodes.one();
    two = nodes.two();
    tenant = one.tenant();
  }

  static IntStream rounds() {
    return IntStream.rangeClosed(1, ROUNDS);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void aNodeKilledUnderLoadLosesNothing(int round) throws Exception {
    receiver.answers("/in", Script.after(Duration.ofMillis(100), Script.status(200)));
    tenant.listener(receiver.url("/in"), "\"max_in_flight\":50");
    Set<String> acknowledged;
    try (SteadyLoad load = SteadyLoad.start(16, tenant, List.of(one, two))) {
      load.awaitAcknowledged(20);
      Set<String> waiting = publishBatch(two, 500);
      receiver.await("/in", 100);
      two.server().killServer();
      int before = load.acknowledged().size();
      load.awaitAcknowledged(before + 100);
      load.stop();
      assertThat(load.refused()).isEmpty();
      acknowledged =
          Stream.concat(load.acknowledged().stream(), waiting.stream()).collect(Collectors.toSet());
    }
    Until.isTrue(
        "all arrive without it", RECOVERY, () -> sends().keySet().containsAll(acknowledged));
    assertThat(sends()).containsOnlyKeys(acknowledged);
    assertThat(sends().values()).as("one death repeats a send once").allMatch(times -> times <= 2);
    Until.isTrue("one success each", () -> count("deliveries") == acknowledged.size());
    assertThat(count("queue") + count("dead_letters")).isZero();
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void aNodeThatSleptPastItsLeaseWritesNoSecondOutcome(int round) throws Exception {
    CountDownLatch awake = new CountDownLatch(1);
    Script late = Script.when(awake, Script.status(400));
    tenant.listener(receiver.url("/in"), "\"max_in_flight\":" + HELD, "\"max_attempts\":1");
    receiver.answers("/in", late);
    publishBatch(two, HELD);
    receiver.await("/in", HELD);
    long ended = countsOf(two).ended();
    receiver.answers("/in", Script.status(200));
    signal("STOP");
    try {
      receiver.await("/in", 2 * HELD);
      Until.isTrue("the other records them", () -> count("deliveries") == HELD);
      awake.countDown();
    } finally {
      signal("CONT");
    }
    Until.value(
        "the sleeper has its late answers",
        () -> countsOf(two),
        seen -> seen.ended() >= ended + HELD && seen.inMemory() == 0);
    assertThat(count("deliveries")).isEqualTo(HELD);
    assertThat(count("attempts")).as("no late attempt is written").isEqualTo(HELD);
    assertThat(count("queue") + count("dead_letters")).isZero();
    assertThat(tenant.items("/v1/deliveries?limit=1000"))
        .extracting(it -> it.path("status").asText())
        .containsOnly("success");
    publishBatch(two, 1);
    receiver.await("/in", 2 * HELD + 1);
  }

  @Test
  void twoNodesHoldFewerThanAHundredConnections() {
    tenant.listener(receiver.url("/in"));
    publishBatch(one, 1000);
    publishBatch(two, 1000);
    receiver.await("/in", 2000);
    int held =
        one.rows().number("select count(*) from pg_stat_activity where usename = 'hookline_app'");
    assertThat(held).isBetween(2, 99);
    Until.isTrue("recorded", () -> count("deliveries") == 2000);
  }

  private Set<String> publishBatch(Stage node, int size) {
    return Set.copyOf(
        tenant.at(node).publishBatch(Collections.nCopies(size, "{\"topic\":\"a\",\"payload\":1}")));
  }

  private Map<String, Long> sends() {
    return receiver.at("/in").stream()
        .collect(Collectors.groupingBy(Arrival::eventId, Collectors.counting()));
  }

  private record Counts(long ended, long inMemory) {}

  private static Counts countsOf(Stage node) {
    return new Counts(
        node.metric("hookline_attempts_total"), node.metric("hookline_deliveries_in_memory"));
  }

  private int count(String table) {
    return one.rows()
        .number("select count(*) from " + table + " where tenant_id = '" + tenant.id() + "'");
  }

  private void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(two.server().serverPid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }
}
