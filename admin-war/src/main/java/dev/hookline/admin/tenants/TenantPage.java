package dev.hookline.admin.tenants;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Keys;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.directory.Tenants;
import dev.hookline.persistence.access.ApiKey;
import dev.hookline.persistence.access.Tenant;
import dev.hookline.persistence.id.IdKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A tenant with its keys, as two controllers show it. */
@RequestScoped
class TenantPage {
  private static final int ROWS = 50;

  @Inject Tenants tenants;
  @Inject Keys keys;
  @Inject Clock clock;
  @Inject Models models;

  /**
   * @param cursor the key the list goes on behind, or null
   * @param fault why a form was refused, or null
   */
  Response show(int status, String tenantId, String cursor, String fault) {
    Tenant tenant = tenants.get(tenantId);
    List<ApiKey> found = keys.list(tenant.id(), before(cursor), ROWS + 1);
    boolean more = found.size() > ROWS;
    List<ApiKey> shown = more ? found.subList(0, ROWS) : found;
    Instant now = clock.instant();
    models.put("tenant", tenant);
    models.put("keys", shown.stream().map(key -> KeyRow.of(key, now)).toList());
    models.put("next", more ? IdKind.KEY.format(shown.getLast().id()) : null);
    models.put("scopes", Scope.values());
    models.put("fault", fault);
    return Response.status(status).entity("tenants/tenant.html").build();
  }

  private static UUID before(String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return null;
    }
    return IdKind.KEY
        .parse(cursor)
        .orElseThrow(() -> new Refused(Reason.INVALID_CURSOR, "this list has no such page"));
  }
}
