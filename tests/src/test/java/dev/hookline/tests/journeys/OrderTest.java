package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.Arrival;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An endpoint that wants its events strictly one after the other. */
@OnStage
class OrderTest {
  private static final String ORDERED = "\"ordered\":true";
  private static final String TRIES_AT_ONCE = "\"retry_schedule\":[0],\"max_attempts\":3";

  @Test
  void eventsArriveInTheOrderOfTheirPublishWhateverTheirPriorities(
      Tenant tenant, Receiver receiver) {
    tenant.listener(receiver.url("/in"), ORDERED);
    for (int i = 0; i < 30; i++) {
      tenant.publish("a", "" + i, priority(i)).expect(201);
    }
    publish(tenant, 30, 400);
    assertThat(numbers(receiver.await("/in", 400))).isEqualTo(upTo(400));
  }

  @Test
  void afterAFailureTheSameOneIsTriedAgainBeforeAnyOther(Tenant tenant, Receiver receiver) {
    receiver.answers(
        "/in",
        Script.sequence(
            Script.status(200), Script.status(500), Script.status(503), Script.status(200)));
    tenant.listener(receiver.url("/in"), ORDERED, TRIES_AT_ONCE);
    publish(tenant, 0, 50);
    List<Integer> came = numbers(receiver.await("/in", 52));
    assertThat(came.subList(0, 5)).containsExactly(0, 1, 1, 1, 2);
    assertThat(came.stream().distinct().toList()).isEqualTo(upTo(50));
  }

  @Test
  void aFailedOneHoldsUpTheOthersUntilItIsDue(Tenant tenant, Receiver receiver) {
    receiver.answers("/in", Script.sequence(Script.status(500), Script.status(200)));
    tenant.listener(receiver.url("/in"), ORDERED, "\"retry_schedule\":[0,2]");
    publish(tenant, 0, 20);
    List<Arrival> came = receiver.await("/in", 21);
    assertThat(numbers(came).subList(0, 3)).containsExactly(0, 0, 1);
    assertThat(Duration.between(came.get(0).at(), came.get(2).at()))
        .isGreaterThan(Duration.ofMillis(1_900));
  }

  @Test
  void aDeadLetterLetsTheNextGoAndComesBackAtTheEnd(Tenant tenant, Receiver receiver) {
    CountDownLatch gate = new CountDownLatch(1);
    receiver.answers(
        "/in",
        Script.sequence(
            Script.status(500),
            Script.status(500),
            Script.status(500),
            Script.when(gate, Script.status(200))));
    tenant.listener(receiver.url("/in"), ORDERED, TRIES_AT_ONCE);
    publish(tenant, 0, 5);
    String dead = Until.value("dead", () -> dead(tenant), it -> it != null);
    assertThat(numbers(receiver.await("/in", 4))).containsExactly(0, 0, 0, 1);
    tenant.api().post("/v1/dlq/" + dead + "/requeue").expect(200);
    gate.countDown();
    assertThat(numbers(receiver.await("/in", 8)).subList(3, 8)).containsExactly(1, 2, 3, 4, 0);
  }

  @Test
  void aDelayedEventTakesItsPlaceWhenItFallsDueAndHoldsUpNothing(Tenant tenant, Receiver receiver) {
    tenant.listener(receiver.url("/in"), ORDERED);
    long later = System.currentTimeMillis() + 3_600_000;
    Reply delayed = tenant.publish("a", "100", "\"deliver_at\":" + later).expect(201);
    publish(tenant, 0, 10);
    assertThat(numbers(receiver.await("/in", 10))).isEqualTo(upTo(10));
    String delivery = delayed.json().path("job_ids").path(0).asText();
    tenant.api().post("/v1/deliveries/" + delivery + "/retry").expect(200); // which is: due now
    publish(tenant, 10, 12);
    assertThat(numbers(receiver.await("/in", 13)).subList(10, 13)).containsExactly(100, 10, 11);
  }

  @Test
  void anOrderedEndpointThatHangsSlowsNoOtherOfItsTenant(Tenant tenant, Receiver receiver) {
    CountDownLatch gate = new CountDownLatch(1);
    receiver.answers("/ordered", Script.when(gate, Script.status(200)));
    tenant.listener(receiver.url("/ordered"), ORDERED);
    tenant.listener(receiver.url("/other"));
    publish(tenant, 0, 300);
    receiver.await("/other", 300);
    assertThat(receiver.await("/ordered", 1)).as("one in flight, all others behind it").hasSize(1);
    gate.countDown();
    assertThat(numbers(receiver.await("/ordered", 300))).isEqualTo(upTo(300));
  }

  @Test
  void switchedOnItKeepsTheOrderOfWhatWaitsAndSwitchedOffItHurriesAgain(
      Stage stage, Tenant tenant, Receiver receiver) {
    CountDownLatch gate = new CountDownLatch(1);
    receiver.answers("/in", Script.when(gate, Script.status(200)));
    String endpoint = tenant.listener(receiver.url("/in"), "\"max_in_flight\":8");
    publish(tenant, 0, 200);
    List<Integer> before = numbers(receiver.await("/in", 8));
    tenant.api().patch("/v1/endpoints/" + endpoint, "{\"ordered\":true}").expect(200);
    publish(tenant, 200, 220);
    String leased = "select count(*) from queue where owner is not null and tenant_id = '%s'";
    Until.isTrue(
        "only what is in flight is leased",
        () -> stage.rows().number(leased.formatted(tenant.id())) == 8);
    gate.countDown();
    List<Integer> came = numbers(receiver.await("/in", 220));
    assertThat(came.subList(0, 8)).containsExactlyElementsOf(before);
    assertThat(came.subList(8, 220))
        .isEqualTo(upTo(220).stream().filter(n -> !before.contains(n)).toList());

    CountDownLatch second = new CountDownLatch(1);
    receiver.answers("/in", Script.when(second, Script.status(200)));
    publish(tenant, 220, 240);
    receiver.await("/in", 221);
    tenant.api().patch("/v1/endpoints/" + endpoint, "{\"ordered\":false}").expect(200);
    receiver.await("/in", 228);
    second.countDown();
    assertThat(numbers(receiver.await("/in", 240))).hasSize(240).doesNotHaveDuplicates();
  }

  /** Publishes the numbers from the one to before the other, a hundred in a commit. */
  static void publish(Tenant tenant, int from, int to) {
    for (int next = from; next < to; next += 100) {
      List<String> events =
          IntStream.range(next, Math.min(to, next + 100))
              .mapToObj(n -> "{\"topic\":\"a\",\"payload\":%d,%s}".formatted(n, priority(n)))
              .toList();
      assertThat(tenant.publishBatch(events)).doesNotContain("");
    }
  }

  static List<Integer> numbers(List<Arrival> arrivals) {
    return arrivals.stream().map(Arrival::text).map(Integer::valueOf).toList();
  }

  static List<Integer> upTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  private static String priority(int number) {
    return "\"priority\":\"" + List.of("low", "medium", "high").get(number % 3) + "\"";
  }

  private static String dead(Tenant tenant) {
    return tenant.items("/v1/dlq").stream()
        .map(item -> item.path("job_id").asText())
        .findFirst()
        .orElse(null);
  }
}
