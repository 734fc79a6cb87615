package dev.hookline.api.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.Page;
import dev.hookline.api.http.PageRequest;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.directory.Tenants;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tenants: whom this server works for. */
@Path("/v1/tenants")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Tenants")
public class TenantsResource {
  @Inject CurrentCaller current;
  @Inject Tenants tenants;

  /** What a tenant is made with; for the API's description only. */
  @Schema(name = "TenantBody")
  record Body(
      @Schema(name = "tenant_id", required = true, pattern = "^[A-Za-z0-9_-]{1,64}$")
          String tenantId,
      @Schema(maxLength = 200) String name) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createTenant", summary = "Make a tenant")
  @APIResponse(
      responseCode = "201",
      description = "Made",
      content = @Content(schema = @Schema(implementation = TenantView.class)))
  public Response create(
      @RequestBody(content = @Content(schema = @Schema(implementation = Body.class)))
          JsonNode body) {
    current.require(Role.ADMIN);
    TenantView made = TenantView.of(tenants.create(body));
    return Response.created(URI.create("/v1/tenants/" + made.id())).entity(made).build();
  }

  @GET
  @Operation(operationId = "listTenants", summary = "List tenants, newest first")
  public Page<TenantView> list(
      @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
    current.require(Role.VIEWER);
    PageRequest page = PageRequest.of(limit, null, null); // a cursor is a tenant's id
    String after = cursor == null || cursor.isEmpty() ? null : known(cursor);
    return Page.of(page, tenants.list(after, page.rows()), TenantView::of, TenantView::id);
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getTenant", summary = "Show a tenant")
  public TenantView get(@PathParam("id") String id) {
    current.require(Role.VIEWER);
    return TenantView.of(tenants.get(id));
  }

  private String known(String cursor) {
    try {
      return tenants.get(cursor).id();
    } catch (Refused e) {
      throw new Refused(Reason.INVALID_CURSOR, "cursor must be a next_cursor of this list");
    }
  }
}
