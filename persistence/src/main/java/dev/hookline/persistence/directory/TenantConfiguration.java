package dev.hookline.persistence.directory;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Everything that routes a tenant's events, as one read saw it. The entities are detached: read
 * them only.
 *
 * @param tenantId whose it is
 * @param endpoints all of them, by id, whether enabled or not
 * @param secrets of each endpoint, newest first; check {@link EndpointSecret#liveAt} at each use
 * @param subscriptions all of them, oldest first; each one's endpoint is among the endpoints
 */
public record TenantConfiguration(
    String tenantId,
    Map<UUID, Endpoint> endpoints,
    Map<UUID, List<EndpointSecret>> secrets,
    List<Subscription> subscriptions) {

  /** The secrets of an endpoint, newest first. */
  public List<EndpointSecret> secretsOf(Endpoint endpoint) {
    return secrets.getOrDefault(endpoint.id(), List.of());
  }
}
