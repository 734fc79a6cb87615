package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.Arrival;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Tenant;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an endpoint asks of its lane. */
@OnStage
class LanesTest {
  private static final String ONE_BY_ONE = "\"max_in_flight\":1";

  /** 600 are more than a lane holds in memory. */
  @ParameterizedTest
  @ValueSource(ints = {100, 600})
  void tenUrgentOnesOvertakeWhateverLowWaits(int low, Tenant tenant, Receiver receiver) {
    CountDownLatch gate = new CountDownLatch(1);
    receiver.answers("/in", Script.when(gate, Script.status(200)));
    tenant.listener(receiver.url("/in"), ONE_BY_ONE);
    publish(tenant, "low", low);
    receiver.await("/in", 1);
    publish(tenant, "high", 10);
    gate.countDown();
    List<String> came = bodies(receiver.await("/in", low + 10));
    assertThat(came.getFirst()).as("it was in flight already").isEqualTo("\"low\"");
    assertThat(came.subList(1, 11)).containsOnly("\"high\"");
    assertThat(came.subList(11, low + 10)).containsOnly("\"low\"");
  }

  @Test
  void noMoreArriveInASecondThanTheEndpointWants(Tenant tenant, Receiver receiver) {
    tenant.listener(receiver.url("/in"), "\"rate_limit_rps\":10");
    publish(tenant, "high", 25);
    List<Arrival> came = receiver.await("/in", 25);
    assertThat(Duration.between(came.getFirst().at(), came.getLast().at()))
        .isGreaterThan(Duration.ofMillis(2_200));
  }

  @Test
  void aRateThatIsLiftedHoldsNothingBackAnyMore(Tenant tenant, Receiver receiver) {
    String endpoint = tenant.listener(receiver.url("/in"), "\"rate_limit_rps\":1");
    publish(tenant, "high", 100);
    receiver.await("/in", 1);
    tenant.api().patch("/v1/endpoints/" + endpoint, "{\"rate_limit_rps\":null}").expect(200);
    receiver.await("/in", 100);
  }

  private static void publish(Tenant tenant, String priority, int count) {
    String event =
        "{\"topic\":\"a\",\"payload\":\"%s\",\"priority\":\"%s\"}".formatted(priority, priority);
    tenant.publishBatch(Collections.nCopies(count, event));
  }

  private static List<String> bodies(List<Arrival> arrivals) {
    return arrivals.stream().map(Arrival::text).toList();
  }
}
