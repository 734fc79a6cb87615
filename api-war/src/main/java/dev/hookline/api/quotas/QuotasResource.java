package dev.hookline.api.quotas;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.quotas.Quotas;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How much a tenant may have. */
@Path("/v1/admin/quotas")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Operate")
public class QuotasResource {
  @Inject CurrentCaller current;
  @Inject Quotas quotas;

  @GET
  @Path("{tenant}")
  @Operation(operationId = "getQuota", summary = "Show what a tenant may have and has")
  public QuotaView get(@PathParam("tenant") String tenant) {
    current.require(Role.VIEWER);
    return QuotaView.of(tenant, quotas.usage(tenant));
  }

  @PUT
  @Path("{tenant}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "setQuota", summary = "Set what a tenant may have")
  public QuotaView set(
      @PathParam("tenant") String tenant,
      @RequestBody(content = @Content(schema = @Schema(implementation = QuotaForm.class)))
          JsonNode body) {
    current.require(Role.ADMIN);
    quotas.set(tenant, body);
    return QuotaView.of(tenant, quotas.usage(tenant));
  }
}
