package dev.hookline.delivery.reach;

import dev.hookline.delivery.Store;
import dev.hookline.delivery.breakers.EndpointBreakers;
import dev.hookline.delivery.directory.Endpoints;
import dev.hookline.delivery.flags.Flags;
import dev.hookline.delivery.modes.Modes;
import dev.hookline.delivery.routing.Explanation;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.persistence.breakers.StoredBreaker;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.ledger.DeadLetterEntry;
import dev.hookline.persistence.ledger.DeadLetterLedger;
import dev.hookline.persistence.ledger.DeliveryEntry;
import dev.hookline.persistence.ledger.EventLedger;
import dev.hookline.persistence.outbox.DeliveryState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells for each endpoint of a tenant what became of an event there. It looks at the event's newest
 * deliveries as far as {@link dev.hookline.persistence.ledger.DeliveryLedger#MAX_OF_EVENT}, and at
 * the {@value #MOST_OTHERS} newest endpoints without one.
 */
@ApplicationScoped
public class Reach {
  private static final int MOST_OTHERS = 200;

  @Inject Endpoints endpoints;
  @Inject Routing routing;
  @Inject DeadLetterLedger deadLetters;
  @Inject EndpointBreakers breakers;
  @Inject Modes modes;
  @Inject Flags flags;
  @Inject Clock clock;

  /**
   * What became of the event.
   *
   * @param deliveries of the event, the newest first
   */
  public Reached of(String tenantId, EventLedger.Content event, List<DeliveryEntry> deliveries) {
    Map<UUID, DeliveryEntry> newest = new LinkedHashMap<>();
    deliveries.forEach(each -> newest.putIfAbsent(each.endpointId(), each));
    List<Answer> answers = new ArrayList<>(delivered(tenantId, event, newest));
    Set<UUID> told = new HashSet<>(newest.keySet());
    List<Endpoint> others = endpoints.list(tenantId, null, MOST_OTHERS + 1);
    Explanation explanation =
        routing.explain(
            tenantId,
            new Routing.Past(
                event.entry().topic(),
                event.payload(),
                event.channels(),
                Uuid7.millisOf(event.entry().eventId())));
    for (Endpoint each : others.subList(0, Math.min(others.size(), MOST_OTHERS))) {
      if (told.add(each.id())) {
        answers.add(
            new Answer(
                each.id(), each.url(), null, Fate.NOT_SENT, notSent(tenantId, each, explanation)));
      }
    }
    return new Reached(List.copyOf(answers), others.size() <= MOST_OTHERS);
  }

  private List<Answer> delivered(
      String tenantId, EventLedger.Content event, Map<UUID, DeliveryEntry> newest) {
    if (newest.isEmpty()) {
      return List.of();
    }
    Map<UUID, Endpoint> known =
        endpoints.named(tenantId, newest.keySet()).stream()
            .collect(Collectors.toMap(Endpoint::id, Function.identity()));
    Map<UUID, String> dead = deadReasons(tenantId, event.entry().eventId(), newest);
    Waiting waiting = new Waiting(tenantId, modes, flags, shut(tenantId, newest), clock);
    return newest.values().stream()
        .map(
            each -> {
              Endpoint endpoint = known.get(each.endpointId());
              return new Answer(
                  each.endpointId(),
                  endpoint == null ? null : endpoint.url(),
                  each.deliveryId(),
                  fate(each.state()),
                  switch (each.state()) {
                    case SUCCESS -> Answer.Because.of(Code.DELIVERED, "The receiver has it.");
                    case CANCELLED -> Answer.Because.of(Code.CANCELLED, cancelled(each));
                    case DEAD ->
                        Answer.Because.of(Code.DEAD, dead.getOrDefault(each.deliveryId(), "dead"));
                    case PENDING, FAILED -> waiting.why(each, endpoint);
                  });
            })
        .toList();
  }

  /** The breakers that are not closed; asked for only if something waits. */
  private List<StoredBreaker> shut(String tenantId, Map<UUID, DeliveryEntry> newest) {
    boolean any = newest.values().stream().anyMatch(each -> fate(each.state()) == Fate.WAITING);
    return any ? breakers.notClosedOf(tenantId) : List.of();
  }

  private Map<UUID, String> deadReasons(
      String tenantId, UUID eventId, Map<UUID, DeliveryEntry> newest) {
    boolean any = newest.values().stream().anyMatch(each -> each.state() == DeliveryState.DEAD);
    return any
        ? Store.ask(() -> deadLetters.ofEvent(tenantId, eventId)).stream()
            .collect(Collectors.toMap(DeadLetterEntry::deliveryId, Reach::dead))
        : Map.of();
  }

  private static String dead(DeadLetterEntry letter) {
    String last = letter.lastStatus() == null ? letter.lastError() : "HTTP " + letter.lastStatus();
    return letter.reason() + (last == null ? "" : ": " + last);
  }

  private static String cancelled(DeliveryEntry delivery) {
    return delivery.lastError() == null
        ? "It was given up."
        : "It was given up: " + delivery.lastError() + ".";
  }

  private Answer.Because notSent(String tenantId, Endpoint endpoint, Explanation explanation) {
    Explanation.Said said = explanation.of(endpoint.id());
    return switch (said.verdict()) {
      case NO_SUBSCRIPTION ->
          Answer.Because.of(Code.NO_SUBSCRIPTION, "The endpoint has no subscription.");
      case TOPIC ->
          Answer.Because.of(Code.TOPIC, "No subscription of the endpoint matches the topic.");
      case CHANNELS ->
          Answer.Because.of(
              Code.CHANNELS,
              "The event is in none of the channels of the subscription to "
                  + said.pattern()
                  + ".");
      case FILTER ->
          Answer.Because.of(
              Code.FILTER,
              "The filter of the subscription to " + said.pattern() + " does not let it pass.");
      case LATER ->
          Answer.Because.of(
              Code.SUBSCRIBED_LATER,
              "The subscription to "
                  + said.pattern()
                  + " was made after the event was published; a replay delivers it.");
      case LEADS -> led(tenantId, endpoint);
    };
  }

  /** A subscription of that time leads there, and yet there is no delivery. */
  private Answer.Because led(String tenantId, Endpoint endpoint) {
    if (!endpoint.enabled()) {
      return Waiting.disabled(endpoint);
    }
    return routing.destination(tenantId, endpoint.id()).isEmpty()
        ? Answer.Because.of(
            Code.ENDPOINT_UNUSABLE, "The endpoint's stored secret or URL cannot be used.")
        : Answer.Because.of(
            Code.NOT_THEN,
            "It would get it now. When the event was published it was disabled, or the publisher"
                + " named other endpoints.");
  }

  private static Fate fate(DeliveryState state) {
    return switch (state) {
      case SUCCESS -> Fate.DELIVERED;
      case CANCELLED -> Fate.CANCELLED;
      case DEAD -> Fate.DEAD;
      case PENDING, FAILED -> Fate.WAITING;
    };
  }
}
