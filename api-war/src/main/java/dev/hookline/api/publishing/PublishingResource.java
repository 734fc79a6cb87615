package dev.hookline.api.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.event.IdempotencyKeys;
import dev.hookline.api.history.DeadLetterView;
import dev.hookline.api.history.DeliveryDetail;
import dev.hookline.api.history.DeliveryView;
import dev.hookline.api.history.History;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.Page;
import dev.hookline.api.http.PageRequest;
import dev.hookline.api.http.WireId;
import dev.hookline.delivery.Store;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.alerts.Alerts;
import dev.hookline.delivery.deadletter.DeadLetters;
import dev.hookline.delivery.publish.Published;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.ledger.DeliveryLedger;
import dev.hookline.persistence.ledger.StoreCheck;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Alerts in, and how they stand: a job is a delivery. */
@Path("/api/v1/publishing")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Alert publishing")
public class PublishingResource {
  /** Later than any death, however much the clocks of nodes differ. */
  private static final Duration AHEAD = Duration.ofDays(1);

  @Inject CurrentCaller current;
  @Inject Alerts alerts;
  @Inject StoreCheck store;
  @Inject History history;
  @Inject DeadLetters deadLetters;
  @Inject Clock clock;

  /**
   * How many dead letters were given up.
   *
   * @param purged their number
   */
  public record Purged(int purged) {}

  @POST
  @Path("submit")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "submitAlert",
      summary = "Publish an alert to the targets named, or to all of the tenant",
      description = "All are the enabled endpoints of a type other than webhook.")
  @APIResponse(
      responseCode = "201",
      description = "The alert is durable",
      content = @Content(schema = @Schema(implementation = SubmittedView.class)))
  public Response submit(
      @HeaderParam("Idempotency-Key") String idempotencyKey,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = AlertForm.class)))
          JsonNode body) {
    String tenant = current.require(Scope.EVENTS_PUBLISH).tenantId();
    Published published = alerts.submit(tenant, body, IdempotencyKeys.ofHeader(idempotencyKey));
    SubmittedView view = SubmittedView.of(published);
    return Response.created(URI.create("/v1/events/" + view.id())).entity(view).build();
  }

  @GET
  @Path("queue/stats")
  @Operation(operationId = "getPublishingStats", summary = "How the queue stands, by priority")
  public PublishingStats stats() {
    String tenant = current.require(Scope.DELIVERIES_READ).tenantId();
    return PublishingStats.of(
        Store.ask(() -> store.queue(tenant)).oldestAgeMillis(),
        Store.ask(() -> store.byPriority(tenant)));
  }

  @GET
  @Path("jobs")
  @Operation(operationId = "listPublishingJobs", summary = "List jobs, newest first")
  public Page<DeliveryView> jobs(
      @QueryParam("state") String state,
      @QueryParam("target") String target,
      @QueryParam("priority") String priority,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    String tenant = current.require(Scope.DELIVERIES_READ).tenantId();
    PageRequest page = PageRequest.of(limit, cursor, IdKind.DELIVERY);
    DeliveryLedger.Filter filter = JobFilter.read(state, target, priority);
    return history.deliveries(tenant, filter, page);
  }

  @GET
  @Path("jobs/{id}")
  @Operation(operationId = "getPublishingJob", summary = "One job with every attempt")
  public DeliveryDetail job(@PathParam("id") String id) {
    return history.delivery(current.require(Scope.DELIVERIES_READ).tenantId(), id);
  }

  @GET
  @Path("dlq")
  @Operation(operationId = "listPublishingDeadLetters", summary = "List dead jobs, newest first")
  public Page<DeadLetterView> dead(
      @QueryParam("target") String target,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    String tenant = current.require(Scope.DLQ_READ).tenantId();
    PageRequest page = PageRequest.of(limit, cursor, IdKind.DELIVERY);
    UUID endpoint = WireId.named("target", IdKind.ENDPOINT, target);
    return history.deadLetters(tenant, endpoint, page);
  }

  @POST
  @Path("dlq/{id}/replay")
  @Operation(
      operationId = "replayPublishingDeadLetter",
      summary = "Send a dead job again, with a full set of attempts")
  public DeliveryView replay(@PathParam("id") String id) {
    return history.requeue(current.require(Scope.DLQ_REPLAY).tenantId(), id);
  }

  @DELETE
  @Path("dlq/purge")
  @Operation(operationId = "purgePublishingDeadLetters", summary = "Give up all dead jobs")
  public Purged purge() {
    String tenant = current.require(Scope.DLQ_REPLAY).tenantId();
    return new Purged(deadLetters.deleteOlderThan(tenant, clock.instant().plus(AHEAD)));
  }
}
