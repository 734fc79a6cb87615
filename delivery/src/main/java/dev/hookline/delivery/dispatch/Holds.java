package dev.hookline.delivery.dispatch;

import java.util.Set;
import java.util.UUID;

/**
 * What is held back on purpose. Publishes for it are kept, sends in flight finish.
 *
 * @param everything all deliveries of the installation
 * @param tenants tenants whose deliveries wait
 * @param endpoints endpoints whose deliveries wait
 */
public record Holds(boolean everything, Set<String> tenants, Set<UUID> endpoints) {
  /** Nothing. */
  public static final Holds NONE = new Holds(false, Set.of(), Set.of());

  public Holds {
    tenants = Set.copyOf(tenants);
    endpoints = Set.copyOf(endpoints);
  }

  /** Whether deliveries of the tenant to the endpoint wait. */
  boolean hold(String tenantId, UUID endpointId) {
    return everything || tenants.contains(tenantId) || endpoints.contains(endpointId);
  }
}
