package dev.hookline.admin.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.delivery.directory.Endpoints;
import dev.hookline.delivery.directory.Subscriptions;
import dev.hookline.delivery.routing.Filter;
import dev.hookline.delivery.routing.TopicPattern;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.directory.Subscription;
import dev.hookline.persistence.ledger.EventLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Why each of a tenant's endpoints gets an event, or does not, as things are configured now. */
@ApplicationScoped
class Reach {
  private static final int MOST = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject Endpoints endpoints;
  @Inject Subscriptions subscriptions;

  List<Answer> of(String tenant, EventLedger.Content content) {
    List<Subscription> all = subscriptions.list(tenant, null, null, MOST);
    List<Answer> answers = new ArrayList<>();
    for (Endpoint endpoint : endpoints.list(tenant, null, MOST)) {
      List<Subscription> own =
          all.stream().filter(each -> each.endpointId().equals(endpoint.id())).toList();
      answers.add(answer(endpoint, own, content));
    }
    return answers;
  }

  private static Answer answer(
      Endpoint endpoint, List<Subscription> own, EventLedger.Content content) {
    if (own.isEmpty()) {
      return new Answer(endpoint.id(), endpoint.url(), false, "It has no subscription.");
    }
    if (!endpoint.enabled()) {
      return new Answer(
          endpoint.id(),
          endpoint.url(),
          false,
          "It is disabled" + endpoint.disabledReason().map(why -> ": " + why).orElse("") + ".");
    }
    String closest = "No subscription's pattern matches the topic.";
    for (Subscription each : own) {
      if (TopicPattern.parse(each.topicPattern()).matches(content.entry().topic())) {
        if (passes(each, content)) {
          return new Answer(
              endpoint.id(),
              endpoint.url(),
              true,
              "The subscription to " + each.topicPattern() + " leads here.");
        }
        closest = "The filter of the subscription to " + each.topicPattern() + " lets it not pass.";
      }
    }
    return new Answer(endpoint.id(), endpoint.url(), false, closest);
  }

  private static boolean passes(Subscription subscription, EventLedger.Content content) {
    try {
      JsonNode payload = JSON.readTree(new String(content.payload(), StandardCharsets.UTF_8));
      String filter = subscription.filter().orElse(null);
      return filter == null || Filter.parse(JSON.readTree(filter)).test(payload);
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
