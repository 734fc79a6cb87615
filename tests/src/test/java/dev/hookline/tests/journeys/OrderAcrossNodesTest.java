package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.TakesMinutes;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Strict order while two nodes serve one database, and while one of them dies. */
@ExtendWith(SharedNodes.class)
class OrderAcrossNodesTest {
  private static final Duration RECOVERY = Duration.ofSeconds(120);
  private static final String ORDERED = "\"ordered\":true";

  private final Stage one;
  private final Stage two;
  private final Receiver receiver = new Receiver();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  OrderAcrossNodesTest(TwoNodes nodes) {
    one = nodes.one();
    two = nodes.two();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void twoNodesThatPublishInTurnsAndBothSendKeepOneOrder() {
    Tenant here = one.tenant();
    Tenant there = here.at(two);
    receiver.answers("/in", watched(Duration.ofMillis(2)));
    here.listener(receiver.url("/in"), ORDERED);
    int total = 500;
    for (int n = 0; n < total; n++) {
      (n % 2 == 0 ? here : there).publish("a", "" + n).expect(201);
    }
    assertThat(OrderTest.numbers(receiver.await("/in", total))).isEqualTo(OrderTest.upTo(total));
    assertThat(most).as("never two at a time").hasValue(1);
  }

  @Test
  void aKilledNodeRepeatsWhatWasNotRecordedAndTheOrderStays() throws Exception {
    Tenant tenant = one.tenant();
    receiver.answers("/in", Script.after(Duration.ofMillis(5), Script.status(200)));
    tenant.listener(receiver.url("/in"), ORDERED);
    int total = 1_000;
    OrderTest.publish(tenant, 0, total);
    receiver.await("/in", 50);
    Stage holder = holder(tenant);
    Stage other = holder == one ? two : one;
    holder.server().killServer();
    Until.isTrue("all", RECOVERY, () -> firsts().size() == total);
    assertThat(firsts()).isEqualTo(OrderTest.upTo(total));
    holder.server().startServerAgain();
    OrderTest.publish(tenant.at(other), total, total + 100);
    Until.isTrue("all again", RECOVERY, () -> firsts().size() == total + 100);
    assertThat(firsts()).isEqualTo(OrderTest.upTo(total + 100));
    assertThat(receiver.at("/in").size() - total)
        .as("what was in flight or not yet recorded came twice, at most one run")
        .isBetween(100, 200);
  }

  @Test
  @TakesMinutes
  void whatWaitsWhenAllNodesAreStoppedGoesOnInItsOrder() throws Exception {
    Tenant tenant = one.tenant();
    CountDownLatch gate = new CountDownLatch(1);
    receiver.answers("/in", Script.when(gate, Script.status(200)));
    tenant.listener(receiver.url("/in"), ORDERED);
    OrderTest.publish(tenant, 0, 150);
    receiver.await("/in", 1);
    one.server().killServer();
    two.server().killServer();
    gate.countDown();
    one.server().startServerAgain();
    two.server().startServerAgain();
    Until.isTrue("all", RECOVERY, () -> firsts().size() == 150);
    assertThat(firsts()).isEqualTo(OrderTest.upTo(150));
  }

  /** The node that has the lane's run; there is one again and again. */
  private Stage holder(Tenant tenant) {
    String name =
        Until.value(
            "a run",
            () ->
                one.rows()
                    .one(
                        "select n.name from queue q join nodes n on n.node_id = q.owner"
                            + " where q.tenant_id = '%s' limit 1".formatted(tenant.id())),
            found -> found != null);
    return name.equals("one") ? one : two;
  }

  /** The numbers in the order in which each came for the first time. */
  private List<Integer> firsts() {
    return OrderTest.numbers(List.copyOf(receiver.at("/in"))).stream().distinct().toList();
  }

  private Script watched(Duration delay) {
    return (connection, closing) -> {
      most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
      closing.await(delay.toMillis(), TimeUnit.MILLISECONDS);
      inFlight.decrementAndGet(); // before the answer: behind it the next may come at once
      return Script.status(200).play(connection, closing);
    };
  }
}
