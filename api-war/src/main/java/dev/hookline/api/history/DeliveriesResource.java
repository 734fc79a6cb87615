package dev.hookline.api.history;

import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.Page;
import dev.hookline.api.http.PageRequest;
import dev.hookline.api.http.WireId;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.deadletter.DeadLetters;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.ledger.DeliveryLedger;
import dev.hookline.persistence.outbox.DeliveryState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deliveries: an event on its way to one endpoint. */
@Path("/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Deliveries")
public class DeliveriesResource {
  private static final String STATES =
      Arrays.stream(DeliveryState.values())
          .map(DeliveryState::wireName)
          .collect(Collectors.joining(", "));

  @Inject CurrentCaller current;
  @Inject History history;
  @Inject DeadLetters deadLetters;

  @GET
  @Operation(operationId = "listDeliveries", summary = "List deliveries, newest first")
  public Page<DeliveryView> list(
      @QueryParam("event_id") String eventId,
      @QueryParam("endpoint_id") String endpointId,
      @QueryParam("status") String status,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    String tenant = current.require(Scope.DELIVERIES_READ).tenantId();
    PageRequest page = PageRequest.of(limit, cursor, IdKind.DELIVERY);
    var filter =
        new DeliveryLedger.Filter(
            WireId.named("event_id", IdKind.EVENT, eventId),
            WireId.named("endpoint_id", IdKind.ENDPOINT, endpointId),
            state(status),
            null);
    return history.deliveries(tenant, filter, page);
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getDelivery", summary = "One delivery with every attempt")
  public DeliveryDetail get(@PathParam("id") String id) {
    return history.delivery(current.require(Scope.DELIVERIES_READ).tenantId(), id);
  }

  @POST
  @Path("{id}/retry")
  @Operation(operationId = "retryDelivery", summary = "Try again now, whatever the schedule says")
  public DeliveryDetail retry(@PathParam("id") String id) {
    String tenant = current.require(Scope.DELIVERIES_RETRY).tenantId();
    deadLetters.retryNow(tenant, WireId.inPath(IdKind.DELIVERY, id));
    return history.delivery(tenant, id);
  }

  private static DeliveryState state(String status) {
    if (status == null || status.isEmpty()) {
      return null;
    }
    return DeliveryState.named(status)
        .orElseThrow(() -> new Refused(Reason.INVALID_REQUEST, "status must be one of " + STATES));
  }
}
