package dev.hookline.admin.tenants;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.Needs;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Keys;
import dev.hookline.delivery.access.NewKey;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.directory.Tenants;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.work.Acting;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;

/** Making, rotating and revoking keys. A new key is in the answer to its form and nowhere else. */
@Controller
@RequestScoped
@Path("/keys/{tenant}")
public class KeysController {
  private static final int UNPROCESSABLE = 422;

  @Inject Tenants tenants;
  @Inject Keys keys;
  @Inject TenantPage tenantPage;
  @Inject Models models;
  @Inject Go go;

  @POST
  @Needs(Role.ADMIN)
  public Response create(
      @PathParam("tenant") String tenantId,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("scope") List<String> scopes,
      @FormParam("expires") @DefaultValue("") String expires) {
    String tenant = tenants.get(tenantId).id();
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name.strip());
    scopes.forEach(body.putArray("scopes")::add);
    try {
      if (!expires.isBlank()) {
        body.put("expires_at_ms", endOf(expires));
      }
      return once(tenant, keys.create(tenant, body));
    } catch (Refused refused) {
      return tenantPage.show(UNPROCESSABLE, tenant, null, refused.getMessage());
    }
  }

  @POST
  @Needs(Role.ADMIN)
  @Path("{key}/rotate")
  public Response rotate(
      @PathParam("tenant") String tenantId,
      @PathParam("key") String key,
      @FormParam("overlap_seconds") @DefaultValue("3600") int overlap) {
    String tenant = tenants.get(tenantId).id();
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("overlap_seconds", overlap);
    return once(tenant, keys.rotate(tenant, id(key), body));
  }

  @POST
  @Needs(Role.ADMIN)
  @Path("{key}/revoke")
  public Response revoke(
      @PathParam("tenant") String tenantId,
      @PathParam("key") String key,
      @FormParam("reason") @DefaultValue("") String reason) {
    String tenant = tenants.get(tenantId).id();
    UUID id = id(key);
    Acting.as(Acting.current().because(reason.strip()), () -> keys.revoke(tenant, id));
    return go.to("/tenants/" + tenant, "The key is revoked. Every node knows within a second.");
  }

  private Response once(String tenant, NewKey made) {
    models.put("tenant", tenants.get(tenant));
    models.put("id", IdKind.KEY.format(made.key().id()));
    models.put("text", made.text().reveal());
    models.put("scopes", made.key().scopes());
    return Response.ok("tenants/key.html").build();
  }

  private static long endOf(String date) {
    try {
      LocalDate day = LocalDate.parse(date);
      return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new Refused(Reason.INVALID_REQUEST, "the last day must be a date such as 2027-01-31");
    }
  }

  private static UUID id(String key) {
    return IdKind.KEY.parse(key).orElseThrow(() -> new Refused(Reason.NOT_FOUND, "no such key"));
  }
}
