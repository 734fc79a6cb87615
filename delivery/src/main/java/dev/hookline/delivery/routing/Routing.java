package dev.hookline.delivery.routing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Every tenant's compiled routes, read when first needed and forgotten when its configuration
 * changes.
 */
public final class Routing {
  private static final int MAX_TENANTS = 10_000;

  private final Function<String, TenantRoutes> loader;
  private final Map<String, TenantRoutes> compiled = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  Routing(Function<String, TenantRoutes> loader) {
    this.loader = loader;
  }

  /**
   * The ways an event of the tenant goes, at most one to an endpoint.
   *
   * @param channels JSON array of strings, or null
   */
  public List<Route> match(String tenantId, String topic, byte[] payload, String channels) {
    return routes(tenantId).match(topic, payload, channels);
  }

  /**
   * An event of the past.
   *
   * @param channels JSON array of strings, or null
   * @param publishedMillis when it was published, in Unix milliseconds
   */
  public record Past(String topic, byte[] payload, String channels, long publishedMillis) {}

  /** What the subscriptions of now say of an event of the past. */
  public Explanation explain(String tenantId, Past event) {
    TenantRoutes routes = routes(tenantId);
    return new Explanation(routes, routes.inOrder(), event);
  }

  /**
   * The way that an event of the past would have gone to the endpoint, had it been enabled: by a
   * subscription that is older than the event; empty if there is none, or it is disabled now.
   */
  public Optional<Route> missed(String tenantId, UUID endpointId, Past event) {
    TenantRoutes routes = routes(tenantId);
    List<TenantRoutes.Subscription> own =
        routes.inOrder().stream().filter(each -> each.endpointId().equals(endpointId)).toList();
    return new Explanation(routes, own, event).route(endpointId);
  }

  /** The endpoint as configured now; empty if it was deleted. */
  public Optional<Destination> destination(String tenantId, UUID endpointId) {
    return routes(tenantId).destination(endpointId);
  }

  /** All endpoints of the tenant as configured now, in no order. */
  public Collection<Destination> destinations(String tenantId) {
    return routes(tenantId).destinations();
  }

  /** Forgets one tenant's routes. */
  public void forget(String tenantId) {
    changes.incrementAndGet();
    compiled.remove(tenantId);
  }

  /** Forgets all routes. */
  public void forgetAll() {
    changes.incrementAndGet();
    compiled.clear();
  }

  private TenantRoutes routes(String tenantId) {
    TenantRoutes known = compiled.get(tenantId);
    return known == null ? load(tenantId) : known;
  }

  /**
   * What was read while something changed is used once but not kept: it may be the state before the
   * change.
   */
  private TenantRoutes load(String tenantId) {
    long before = changes.get();
    TenantRoutes loaded = loader.apply(tenantId);
    if (compiled.size() >= MAX_TENANTS) {
      compiled.clear();
    }
    compiled.put(tenantId, loaded);
    if (changes.get() != before) {
      compiled.remove(tenantId, loaded);
    }
    return loaded;
  }
}
