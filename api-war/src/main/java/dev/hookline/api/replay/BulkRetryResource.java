package dev.hookline.api.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.directory.Endpoints;
import dev.hookline.delivery.replay.Preview;
import dev.hookline.delivery.replay.Previews;
import dev.hookline.delivery.replay.ReplayRequest;
import dev.hookline.delivery.replay.Replays;
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

/** Failed deliveries again, by filter. Shares its path with the resource of single ones. */
@Path("/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Deliveries")
public class BulkRetryResource {
  @Inject CurrentCaller current;
  @Inject Endpoints endpoints;
  @Inject Previews previews;
  @Inject Replays replays;

  @POST
  @Path("retry")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "retryDeliveries",
      summary = "Try failed deliveries again, by filter; count them first with dry_run",
      description = "Runs as a replay: its progress and its end are those of /v1/replay/{id}.")
  public BulkRetryView retry(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = BulkRetryForm.class)))
          JsonNode body) {
    String tenant = current.require(Scope.DELIVERIES_RETRY).tenantId();
    ReplayRequest request = BulkRetryBody.read(body);
    if (request.endpointId() != null) {
      endpoints.get(tenant, request.endpointId());
    }
    Preview preview = previews.of(tenant, request);
    ReplayView started = request.dryRun() ? null : ReplayView.of(replays.start(tenant, request));
    return new BulkRetryView(request.dryRun(), preview.count(), preview.seconds(), started);
  }
}
