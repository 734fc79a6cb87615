package dev.hookline.api.tenants;

import dev.hookline.persistence.access.Tenant;

/**
 * A tenant as an operator sees it.
 *
 * @param createdAt Unix milliseconds
 */
public record TenantView(String id, String tenantId, String name, long createdAt) {
  static TenantView of(Tenant tenant) {
    return new TenantView(
        tenant.id(), tenant.id(), tenant.name(), tenant.createdAt().toEpochMilli());
  }
}
