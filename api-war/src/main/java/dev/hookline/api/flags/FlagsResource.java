package dev.hookline.api.flags;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.flags.FlagBoard;
import dev.hookline.persistence.flags.StoredFlag;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Feature flags. They concern every tenant, so only an operator may turn them. */
@Path("/v1/admin/flags")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Operate")
public class FlagsResource {
  @Inject CurrentCaller current;
  @Inject FlagBoard board;

  /**
   * All flags; there are few, so this is no page of a list.
   *
   * @param items by key
   */
  public record AllFlags(List<FlagView> items, int count) {}

  @GET
  @Operation(operationId = "listFlags", summary = "All feature flags")
  public AllFlags list() {
    current.require(Role.VIEWER);
    List<FlagView> flags = board.all().stream().map(FlagView::of).toList();
    return new AllFlags(flags, flags.size());
  }

  @GET
  @Path("{key}")
  @Operation(operationId = "getFlag", summary = "A feature flag and its history")
  public FlagDetail get(@PathParam("key") String key) {
    current.require(Role.VIEWER);
    return FlagDetail.of(board.get(key), board.history(key));
  }

  @GET
  @Path("{key}/tenants/{tenant}")
  @Operation(
      operationId = "decideFlag",
      summary = "Whether a flag is on for a tenant, and what decides it")
  public DecisionView decide(@PathParam("key") String key, @PathParam("tenant") String tenant) {
    current.require(Role.VIEWER);
    return DecisionView.of(key, tenant, board.decide(key, tenant));
  }

  @PUT
  @Path("{key}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "setFlag",
      summary = "Change what the body names; the rest stays",
      description =
          "With the version in which the flag was seen, as a member or in If-Match, a change that"
              + " somebody else made meanwhile is not lost: 409.")
  public FlagDetail set(
      @PathParam("key") String key,
      @HeaderParam("If-Match") String ifMatch,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = FlagForm.class)))
          JsonNode body) {
    current.require(Role.OPERATOR);
    StoredFlag changed = board.change(key, body, version(ifMatch));
    // Not read again: somebody else's later version must not pass for this caller's.
    return FlagDetail.of(changed, board.history(key));
  }

  private static Integer version(String ifMatch) {
    if (ifMatch == null || ifMatch.equals("*")) {
      return null;
    }
    try {
      return Integer.valueOf(ifMatch.strip().replace("\"", ""));
    } catch (NumberFormatException e) {
      throw new Refused(Reason.INVALID_REQUEST, "If-Match must be the flag's version");
    }
  }
}
