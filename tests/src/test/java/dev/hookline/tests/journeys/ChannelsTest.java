package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.Arrival;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events in channels, and subscriptions to some of them. */
@OnStage
class ChannelsTest {
  @Test
  void aSubscriptionThatNamesChannelsGetsOnlyEventsOfOneOfThem(Tenant tenant, Receiver receiver) {
    tenant.listener(receiver.url("/all"));
    String some = tenant.endpoint(receiver.url("/some")).text("id");
    String made = tenant.subscribe(some, "#", "\"channels\":[\"eu\",\"\u00e9\"]");
    JsonNode shown = tenant.api().get("/v1/subscriptions/" + made).expect(200).json();
    assertThat(shown.path("channels").toString()).isEqualTo("[\"eu\",\"\u00e9\"]");
    publish(tenant, "1", "\"channels\":[\"us\"]");
    publish(tenant, "2", "\"channels\":[\"us\",\"eu\"]");
    publish(tenant, "3", "\"channels\":[\"EU\"]");
    String without = publish(tenant, "4", "\"channels\":[]");
    publish(tenant, "5", "\"channels\":null");
    publish(tenant, "6", "\"channels\":[\"\\u00e9\"]");
    assertThat(texts(receiver.await("/all", 6))).contains("1", "2", "3", "4", "5", "6");
    assertThat(texts(receiver.await("/some", 2))).containsExactlyInAnyOrder("2", "6");
    JsonNode event = tenant.api().get("/v1/events/" + without).expect(200).json();
    assertThat(event.path("reach").findValuesAsText("code")).contains("channels");
  }

  @Test
  void aReplayKeepsToTheChannels(Tenant tenant, Receiver receiver) {
    tenant.listener(receiver.url("/all"));
    publish(tenant, "1", "\"channels\":[\"us\"]");
    publish(tenant, "2", "\"channels\":[\"eu\"]");
    String some = tenant.endpoint(receiver.url("/some")).text("id");
    tenant.subscribe(some, "#", "\"channels\":[\"eu\"]");
    tenant.api().post("/v1/replay", "{\"from_ms\":0}").expect(200);
    assertThat(receiver.await("/all", 4)).hasSize(4);
    assertThat(texts(receiver.await("/some", 1))).containsExactly("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"eu\"", "[1]", "[\"\"]", "{}", "[null]"})
  void channelsThatAreNoneAreRefused(String channels, Tenant tenant, Receiver receiver) {
    String endpoint = tenant.endpoint(receiver.url("/in")).text("id");
    tenant
        .api()
        .post(
            "/v1/subscriptions",
            "{\"endpoint_id\":\"%s\",\"topic_pattern\":\"#\",\"channels\":%s}"
                .formatted(endpoint, channels))
        .expectProblem(400, "INVALID_REQUEST");
  }

  private static String publish(Tenant tenant, String payload, String channels) {
    return tenant.publish("a", payload, channels).expect(201).text("event_id");
  }

  private static List<String> texts(List<Arrival> arrivals) {
    return arrivals.stream().map(Arrival::text).toList();
  }
}
