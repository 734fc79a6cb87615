package dev.hookline.delivery.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One tenant's endpoints and subscriptions, compiled. Immutable. */
final class TenantRoutes {
  private final Map<UUID, Destination> destinations;
  private final Map<String, List<Subscription>> exact = new HashMap<>();
  private final List<Subscription> wildcards = new ArrayList<>();

  /**
   * A subscription, compiled.
   *
   * @param channels of which one must be the event's; empty for whatever they are
   * @param filter null lets every payload pass
   * @param transform null leaves the payload as it is
   */
  record Subscription(
      UUID subscriptionId,
      UUID endpointId,
      TopicPattern pattern,
      Set<String> channels,
      Filter filter,
      Transform transform) {
    boolean takesChannelsOf(PayloadView view) {
      return channels.isEmpty() || view.isIn(channels);
    }
  }

  /**
   * @param subscriptions the oldest first: where several lead to one endpoint, one that names the
   *     topic exactly goes before one with wildcards, and then the oldest decides
   */
  TenantRoutes(Map<UUID, Destination> destinations, List<Subscription> subscriptions) {
    this.destinations = Map.copyOf(destinations);
    for (Subscription subscription : subscriptions) {
      if (subscription.pattern.exact()) {
        exact
            .computeIfAbsent(subscription.pattern.text(), topic -> new ArrayList<>(1))
            .add(subscription);
      } else {
        wildcards.add(subscription);
      }
    }
  }

  Optional<Destination> destination(UUID endpointId) {
    return Optional.ofNullable(destinations.get(endpointId));
  }

  Collection<Destination> destinations() {
    return destinations.values();
  }

  /** All subscriptions, in the order in which they decide. */
  List<Subscription> inOrder() {
    List<Subscription> all = new ArrayList<>();
    exact.values().forEach(all::addAll);
    all.addAll(wildcards);
    return all;
  }

  /** One route for every enabled endpoint that a subscription leads to. */
  List<Route> match(String topic, byte[] payload, String channels) {
    List<Subscription> named = exact.getOrDefault(topic, List.of());
    if (named.isEmpty() && wildcards.isEmpty()) {
      return List.of();
    }
    PayloadView view = new PayloadView(payload, channels);
    List<Route> routes = new ArrayList<>(named.size() + 1);
    Set<UUID> reached = named.size() + wildcards.size() > 1 ? new HashSet<>() : null;
    for (Subscription subscription : named) {
      follow(subscription, view, reached, routes);
    }
    if (!wildcards.isEmpty()) {
      String[] segments = Topics.segments(topic);
      for (Subscription subscription : wildcards) {
        if (subscription.pattern.matches(segments)) {
          follow(subscription, view, reached, routes);
        }
      }
    }
    return routes;
  }

  private void follow(
      Subscription subscription, PayloadView view, Set<UUID> reached, List<Route> routes) {
    Destination destination = destinations.get(subscription.endpointId);
    if (destination == null
        || !destination.enabled()
        || reached != null && reached.contains(subscription.endpointId)
        || !subscription.takesChannelsOf(view)
        || subscription.filter != null && !subscription.filter.test(view.tree())) {
      return;
    }
    byte[] body = subscription.transform == null ? null : view.transformed(subscription.transform);
    routes.add(new Route(destination, subscription.subscriptionId, body));
    if (reached != null) {
      reached.add(subscription.endpointId);
    }
  }
}
