package dev.hookline.api.history;

import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.Page;
import dev.hookline.api.http.PageRequest;
import dev.hookline.api.http.QueryNumbers;
import dev.hookline.api.http.WireId;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.deadletter.DeadLetters;
import dev.hookline.persistence.id.IdKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Dead letters: deliveries whose attempts are spent. */
@Path("/v1/dlq")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Dead letters")
public class DeadLettersResource {
  @Inject CurrentCaller current;
  @Inject History history;
  @Inject DeadLetters deadLetters;
  @Inject Clock clock;

  /**
   * How many dead letters were given up.
   *
   * @param deleted their number
   */
  public record Deleted(int deleted) {}

  @GET
  @Operation(operationId = "listDeadLetters", summary = "List dead letters, newest first")
  public Page<DeadLetterView> list(
      @QueryParam("endpoint_id") String endpointId,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    String tenant = current.require(Scope.DLQ_READ).tenantId();
    PageRequest page = PageRequest.of(limit, cursor, IdKind.DELIVERY);
    UUID endpoint = WireId.named("endpoint_id", IdKind.ENDPOINT, endpointId);
    return history.deadLetters(tenant, endpoint, page);
  }

  @POST
  @Path("{id}/requeue")
  @Operation(
      operationId = "requeueDeadLetter",
      summary = "Deliver it again, with a full set of attempts")
  public DeliveryView requeue(@PathParam("id") String id) {
    String tenant = current.require(Scope.DLQ_REPLAY).tenantId();
    return history.requeue(tenant, id);
  }

  @DELETE
  @Path("{id}")
  @Operation(operationId = "deleteDeadLetter", summary = "Give one dead letter up")
  public void delete(@PathParam("id") String id) {
    String tenant = current.require(Scope.DLQ_REPLAY).tenantId();
    deadLetters.delete(tenant, WireId.inPath(IdKind.DELIVERY, id));
  }

  @DELETE
  @Operation(operationId = "deleteDeadLetters", summary = "Give up all that died longer ago")
  public Deleted deleteOlder(@QueryParam("older_than_ms") String olderThanMs) {
    String tenant = current.require(Scope.DLQ_REPLAY).tenantId();
    Long age = QueryNumbers.millis("older_than_ms", olderThanMs);
    if (age == null) {
      throw new Refused(
          Reason.INVALID_REQUEST, "older_than_ms is required: an age in milliseconds");
    }
    Instant before = Instant.ofEpochMilli(Math.max(0, clock.millis() - age));
    return new Deleted(deadLetters.deleteOlderThan(tenant, before));
  }
}
