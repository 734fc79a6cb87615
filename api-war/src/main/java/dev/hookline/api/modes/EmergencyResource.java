package dev.hookline.api.modes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.input.Members;
import dev.hookline.delivery.modes.Emergency;
import dev.hookline.delivery.modes.Turn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One call for the moment when something goes wrong badly. */
@Path("/v1/admin/emergency")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Operate")
public class EmergencyResource {
  @Inject CurrentCaller current;
  @Inject Emergency emergency;

  @POST
  @Path("stop")
  @Operation(
      operationId = "emergencyStop",
      summary = "Stop deliveries and background work on every node; publishes are kept")
  public ModesView stop(
      @RequestBody(content = @Content(schema = @Schema(implementation = ModeForms.Reason.class)))
          JsonNode body) {
    current.require(Role.OPERATOR);
    return view(emergency.stop(Turn.reason(Members.of(body))));
  }

  @POST
  @Path("resume")
  @Operation(
      operationId = "emergencyResume",
      summary = "Let deliveries and background work go on; answers what was held back")
  public ModesView resume(
      @RequestBody(content = @Content(schema = @Schema(implementation = ModeForms.Reason.class)))
          JsonNode body) {
    current.require(Role.OPERATOR);
    return view(emergency.resume(Turn.reason(Members.of(body))));
  }

  private static ModesView view(Emergency.Outcome outcome) {
    return ModesView.of(outcome.modes(), outcome.affected());
  }
}
