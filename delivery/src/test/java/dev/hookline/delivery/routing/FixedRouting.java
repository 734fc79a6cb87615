package dev.hookline.delivery.routing;

import dev.hookline.transport.send.Target;
import dev.hookline.transport.signature.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Routing over endpoints that a test makes, without any subscription. */
public final class FixedRouting {
  private static final SigningKey KEY = SigningKey.of("a-secret-for-tests-only");

  private final Map<UUID, Destination> destinations = new ConcurrentHashMap<>();
  private final Routing routing = new Routing(tenant -> new TenantRoutes(destinations, List.of()));

  public Routing routing() {
    return routing;
  }

  /** Adds or changes an endpoint. */
  public Destination put(UUID id, Destination.Pace pace, boolean paused) {
    return put(id, pace, paused, false);
  }

  /** Adds or changes an endpoint that gets its deliveries strictly in their order. */
  public Destination putOrdered(UUID id, Destination.Pace pace) {
    return put(id, pace, false, true);
  }

  private Destination put(UUID id, Destination.Pace pace, boolean paused, boolean ordered) {
    Destination destination =
        new Destination(
            "acme",
            id,
            Target.of("https://example.com/" + id),
            pace,
            List.of(),
            List.of(new Destination.Secret(KEY, null)),
            true,
            paused,
            ordered,
            null);
    destinations.put(id, destination);
    routing.forgetAll();
    return destination;
  }
}
