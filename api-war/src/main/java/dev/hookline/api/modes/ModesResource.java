package dev.hookline.api.modes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.WireId;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.input.Members;
import dev.hookline.delivery.modes.InForce;
import dev.hookline.delivery.modes.Pause;
import dev.hookline.delivery.modes.Switchboard;
import dev.hookline.persistence.id.IdKind;
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

/** The modes of the installation, and the pauses of tenants and endpoints. */
@Path("/v1/admin/modes")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Operate")
public class ModesResource {
  @Inject CurrentCaller current;
  @Inject Switchboard switchboard;

  @GET
  @Operation(operationId = "getModes", summary = "Which modes are on, and what they hold back")
  public ModesView modes() {
    current.require(Role.VIEWER);
    return view(switchboard.now());
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putModes",
      summary = "Turn the modes that the body names, on every node")
  public ModesView turn(
      @RequestBody(content = @Content(schema = @Schema(implementation = ModeForms.Turns.class)))
          JsonNode body) {
    current.require(Role.OPERATOR);
    return view(switchboard.turn(Members.of(body)));
  }

  @GET
  @Path("tenants/{tenant}")
  @Operation(
      operationId = "getTenantModes",
      summary = "Whether a tenant's deliveries are held back")
  public PauseView tenant(@PathParam("tenant") String tenant) {
    current.require(Role.VIEWER);
    return view(switchboard.ofTenant(tenant));
  }

  @PUT
  @Path("tenants/{tenant}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putTenantModes",
      summary = "Hold a tenant's deliveries back, or let them go")
  public PauseView turnTenant(
      @PathParam("tenant") String tenant,
      @RequestBody(content = @Content(schema = @Schema(implementation = ModeForms.PauseTurn.class)))
          JsonNode body) {
    current.require(Role.OPERATOR);
    return view(switchboard.turnTenant(tenant, Members.of(body)));
  }

  @GET
  @Path("endpoints/{endpoint}")
  @Operation(
      operationId = "getEndpointModes",
      summary = "Whether an operator holds an endpoint's deliveries back")
  public PauseView endpoint(@PathParam("endpoint") String endpoint) {
    current.require(Role.VIEWER);
    return view(switchboard.ofEndpoint(WireId.inPath(IdKind.ENDPOINT, endpoint)));
  }

  @PUT
  @Path("endpoints/{endpoint}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putEndpointModes",
      summary = "Hold an endpoint's deliveries back, or let them go")
  public PauseView turnEndpoint(
      @PathParam("endpoint") String endpoint,
      @RequestBody(content = @Content(schema = @Schema(implementation = ModeForms.PauseTurn.class)))
          JsonNode body) {
    current.require(Role.OPERATOR);
    return view(
        switchboard.turnEndpoint(WireId.inPath(IdKind.ENDPOINT, endpoint), Members.of(body)));
  }

  private ModesView view(InForce modes) {
    return ModesView.of(modes, switchboard.counts(null, null));
  }

  private PauseView view(Pause pause) {
    return PauseView.of(
        pause, AffectedView.of(switchboard.counts(pause.tenantId(), pause.endpointId())));
  }
}
