package dev.hookline.api.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.WireId;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.directory.Endpoints;
import dev.hookline.delivery.input.Members;
import dev.hookline.delivery.replay.ReplayRequest;
import dev.hookline.delivery.replay.Replays;
import dev.hookline.persistence.id.IdKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An endpoint after an outage. Shares its path with the other resources of endpoints. */
@Path("/v1/endpoints")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Endpoints")
public class EndpointRecoverResource {
  @Inject CurrentCaller current;
  @Inject Endpoints endpoints;
  @Inject Replays replays;
  @Inject Clock clock;

  /** Since when; for the API's description only. */
  @Schema(name = "EndpointRecovery")
  record Since(
      @Schema(
              required = true,
              minimum = "0",
              description = "The beginning of the outage, in Unix milliseconds; not in the future")
          Long sinceMs) {}

  @POST
  @Path("{id}/recover")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "recoverEndpoint",
      summary = "Send again all that failed at it since, and what it missed while it was disabled",
      description = "Runs as a replay: its progress and its end are those of /v1/replay/{id}.")
  public ReplayView recover(
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = Since.class)))
          JsonNode body) {
    String tenant = current.require(Scope.DLQ_REPLAY).tenantId();
    UUID endpoint = WireId.inPath(IdKind.ENDPOINT, id);
    boolean enabled = endpoints.get(tenant, endpoint).enabled();
    long since = Members.of(body).required("since_ms").number(0, clock.millis());
    if (!enabled) {
      throw new Refused(Reason.CONFLICT, "the endpoint is disabled; enable it first");
    }
    return ReplayView.of(
        replays.start(
            tenant,
            new ReplayRequest(
                List.of(),
                Instant.ofEpochMilli(since),
                null,
                null,
                endpoint,
                ReplayRequest.Mode.RECOVER,
                ReplayRequest.MAX_LIMIT,
                false)));
  }
}
