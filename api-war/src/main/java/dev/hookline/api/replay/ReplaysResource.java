package dev.hookline.api.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.Page;
import dev.hookline.api.http.PageRequest;
import dev.hookline.api.http.WireId;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.replay.Replays;
import dev.hookline.persistence.id.IdKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Starts replays, tells how far they are, cancels them. */
@Path("/v1/replay")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Replay")
public class ReplaysResource {
  /** Above every id. */
  private static final UUID NEWEST = new UUID(-1, -1);

  @Inject CurrentCaller current;
  @Inject Replays replays;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "startReplay",
      summary = "Deliver past events again, or requeue dead letters",
      description = "Answers when the replay is done, or after three seconds while it goes on.")
  public ReplayView start(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ReplayForm.class)))
          JsonNode body) {
    String tenant = current.require(Scope.DLQ_REPLAY).tenantId();
    return ReplayView.of(replays.start(tenant, ReplayBody.read(body)));
  }

  @GET
  @Operation(operationId = "listReplays", summary = "List replays, newest first")
  public Page<ReplayView> list(
      @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
    String tenant = current.require(Scope.DLQ_READ).tenantId();
    PageRequest page = PageRequest.of(limit, cursor, IdKind.REPLAY);
    UUID before = page.before() == null ? NEWEST : page.before();
    var rows = replays.list(tenant, before, page.rows());
    return Page.of(page, rows, ReplayView::of, ReplayView::id);
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getReplay", summary = "How far a replay is")
  public ReplayView get(@PathParam("id") String id) {
    String tenant = current.require(Scope.DLQ_READ).tenantId();
    return ReplayView.of(replays.find(tenant, WireId.inPath(IdKind.REPLAY, id)));
  }

  @DELETE
  @Path("{id}")
  @Operation(
      operationId = "cancelReplay",
      summary = "Cancel a replay and those of its deliveries that still wait")
  public ReplayView cancel(@PathParam("id") String id) {
    String tenant = current.require(Scope.DLQ_REPLAY).tenantId();
    return ReplayView.of(replays.cancel(tenant, WireId.inPath(IdKind.REPLAY, id)));
  }
}
