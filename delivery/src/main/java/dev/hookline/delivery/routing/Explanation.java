package dev.hookline.delivery.routing;

import dev.hookline.persistence.id.Uuid7;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the subscriptions of now say of an event of the past. A subscription never changes, so one
 * that is older than the event said the same when the event was published.
 */
public final class Explanation {
  private static final Said NOTHING = new Said(Verdict.NO_SUBSCRIPTION, null);

  private final Map<UUID, Said> said = new HashMap<>();
  private final Map<UUID, TenantRoutes.Subscription> leading = new HashMap<>();
  private final TenantRoutes routes;
  private final PayloadView view;

  /** What an endpoint's subscriptions come to, the weakest first. */
  public enum Verdict {
    /** It has none. */
    NO_SUBSCRIPTION,
    /** No pattern matches the topic. */
    TOPIC,
    /** A pattern matches, and the event is in none of the channels. */
    CHANNELS,
    /** The filter said no. */
    FILTER,
    /** One leads there that was made after the event. */
    LATER,
    /** One leads there that is older than the event. */
    LEADS
  }

  /**
   * What was found for an endpoint.
   *
   * @param pattern of the subscription that came closest, or null if none did
   */
  public record Said(Verdict verdict, String pattern) {}

  /**
   * @param subscriptions those that are asked for, in the order in which they decide
   */
  Explanation(
      TenantRoutes routes, List<TenantRoutes.Subscription> subscriptions, Routing.Past event) {
    this.routes = routes;
    this.view = new PayloadView(event.payload(), event.channels());
    String[] segments = Topics.segments(event.topic());
    for (TenantRoutes.Subscription each : subscriptions) {
      Verdict verdict = verdict(each, segments, event.publishedMillis());
      said.merge(
          each.endpointId(),
          new Said(verdict, verdict == Verdict.TOPIC ? null : each.pattern().text()),
          (before, now) -> now.verdict().compareTo(before.verdict()) > 0 ? now : before);
      if (verdict == Verdict.LEADS) {
        leading.putIfAbsent(each.endpointId(), each);
      }
    }
  }

  /** What is said of the endpoint. */
  public Said of(UUID endpointId) {
    return said.getOrDefault(endpointId, NOTHING);
  }

  /**
   * The way to an enabled endpoint by a subscription that is older than the event; empty if there
   * is none.
   */
  public Optional<Route> route(UUID endpointId) {
    TenantRoutes.Subscription way = leading.get(endpointId);
    return routes
        .destination(endpointId)
        .filter(destination -> way != null && destination.enabled())
        .map(
            destination ->
                new Route(
                    destination,
                    way.subscriptionId(),
                    way.transform() == null ? null : view.transformed(way.transform())));
  }

  private Verdict verdict(TenantRoutes.Subscription each, String[] topic, long publishedMillis) {
    if (!each.pattern().matches(topic)) {
      return Verdict.TOPIC;
    }
    if (!each.takesChannelsOf(view)) {
      return Verdict.CHANNELS;
    }
    if (each.filter() != null && !each.filter().test(view.tree())) {
      return Verdict.FILTER;
    }
    return Uuid7.millisOf(each.subscriptionId()) > publishedMillis ? Verdict.LATER : Verdict.LEADS;
  }
}
