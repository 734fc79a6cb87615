package dev.hookline.delivery.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.persistence.id.Uuid7;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final UUID ENDPOINT = UUID.randomUUID();
  private static final long PUBLISHED = 1_000_000;
  private static final UUID OLDER = Uuid7.floorOf(PUBLISHED - 1);
  private static final UUID NEWER = Uuid7.floorOf(PUBLISHED + 1);

  @Test
  void theSubscriptionThatComesClosestIsTold() {
    assertThat(explained().of(ENDPOINT).verdict()).isEqualTo(Explanation.Verdict.NO_SUBSCRIPTION);
    assertThat(explained(to(OLDER, "b")).of(ENDPOINT))
        .isEqualTo(new Explanation.Said(Explanation.Verdict.TOPIC, null));
    assertThat(explained(to(OLDER, "b"), filtered("#", 2)).of(ENDPOINT))
        .isEqualTo(new Explanation.Said(Explanation.Verdict.FILTER, "#"));
    assertThat(explained(filtered("a", 2), to(NEWER, "*")).of(ENDPOINT))
        .isEqualTo(new Explanation.Said(Explanation.Verdict.LATER, "*"));
    assertThat(explained(to(NEWER, "a"), filtered("#", 1)).of(ENDPOINT))
        .isEqualTo(new Explanation.Said(Explanation.Verdict.LEADS, "#"));
    assertThat(explained(within("us")).of(ENDPOINT))
        .isEqualTo(new Explanation.Said(Explanation.Verdict.CHANNELS, "a"));
    assertThat(explained(within("eu")).of(ENDPOINT).verdict()).isEqualTo(Explanation.Verdict.LEADS);
  }

  @Test
  void aMissedEventGoesByTheOldOneWhereANewerOneWouldGoBefore() {
    assertThat(explained(to(NEWER, "a"), to(OLDER, "#")).route(ENDPOINT).orElseThrow())
        .extracting(Route::subscriptionId)
        .isEqualTo(OLDER);
    assertThat(explained(to(NEWER, "#")).route(ENDPOINT)).isEmpty();
    assertThat(explained(to(OLDER, "#")).route(UUID.randomUUID())).isEmpty();
  }

  private static Explanation explained(TenantRoutes.Subscription... subscriptions) {
    Destination destination =
        new FixedRouting().put(ENDPOINT, new Destination.Pace(1, 1, 1, 0, List.of(0)), false);
    TenantRoutes routes = new TenantRoutes(Map.of(ENDPOINT, destination), List.of(subscriptions));
    byte[] payload = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);
    return new Explanation(
        routes, routes.inOrder(), new Routing.Past("a", payload, "[\"eu\"]", PUBLISHED));
  }

  private static TenantRoutes.Subscription to(UUID id, String pattern) {
    return new TenantRoutes.Subscription(
        id, ENDPOINT, TopicPattern.parse(pattern), Set.of(), null, null);
  }

  private static TenantRoutes.Subscription within(String channel) {
    return new TenantRoutes.Subscription(
        OLDER, ENDPOINT, TopicPattern.parse("a"), Set.of(channel), null, null);
  }

  private static TenantRoutes.Subscription filtered(String pattern, int n) {
    Filter filter =
        Filter.parse(new ObjectMapper().createObjectNode().put("eq", "payload.n").put("value", n));
    return new TenantRoutes.Subscription(
        OLDER, ENDPOINT, TopicPattern.parse(pattern), Set.of(), filter, null);
  }
}
