package dev.hookline.api.history;

import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.Page;
import dev.hookline.api.http.PageRequest;
import dev.hookline.api.http.QueryNumbers;
import dev.hookline.api.http.WireId;
import dev.hookline.delivery.Store;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.deadletter.Withdrawals;
import dev.hookline.delivery.reach.Reach;
import dev.hookline.delivery.routing.Topics;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.ledger.DeliveryEntry;
import dev.hookline.persistence.ledger.DeliveryLedger;
import dev.hookline.persistence.ledger.EventLedger;
import dev.hookline.persistence.ledger.Span;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Events that were published. Publishing itself is the door of {@code api.publish}. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Events")
public class EventsResource {
  @Inject CurrentCaller current;
  @Inject EventLedger events;
  @Inject DeliveryLedger deliveries;
  @Inject Reach reach;
  @Inject Withdrawals withdrawals;

  @GET
  @Operation(operationId = "listEvents", summary = "List events, newest first")
  public Page<EventView> list(
      @QueryParam("topic") String topic,
      @QueryParam("from_ms") String fromMs,
      @QueryParam("to_ms") String toMs,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    String tenant = current.require(Scope.EVENTS_READ).tenantId();
    PageRequest page = PageRequest.of(limit, cursor, IdKind.EVENT);
    Span span =
        new Span(
            QueryNumbers.millis("from_ms", fromMs),
            QueryNumbers.millis("to_ms", toMs),
            page.before(),
            page.rows());
    if (topic != null) {
      Topics.check(topic);
    }
    var rows = Store.ask(() -> events.list(tenant, topic, span));
    return Page.of(page, rows, EventView::of, EventView::id);
  }

  @GET
  @Path("{id}")
  @Operation(
      operationId = "getEvent",
      summary = "One event with its payload, its deliveries, and why each endpoint got it or not")
  public EventDetail get(@PathParam("id") String id) {
    String tenant = current.require(Scope.EVENTS_READ).tenantId();
    EventLedger.Content event = existing(tenant, id);
    List<DeliveryEntry> made = Store.ask(() -> deliveries.ofEvent(tenant, event.entry().eventId()));
    return EventDetail.of(event, made, reach.of(tenant, event, made));
  }

  @POST
  @Path("{id}/cancel")
  @Operation(
      operationId = "cancelEvent",
      summary = "Take an event back: what of it has not left yet will not")
  public CancelledEvent cancel(@PathParam("id") String id) {
    String tenant = current.require(Scope.EVENTS_PUBLISH).tenantId();
    UUID eventId = existing(tenant, id).entry().eventId();
    return new CancelledEvent(IdKind.EVENT.format(eventId), withdrawals.withdraw(tenant, eventId));
  }

  private EventLedger.Content existing(String tenant, String id) {
    UUID eventId = WireId.inPath(IdKind.EVENT, id);
    return Store.ask(() -> events.find(tenant, eventId)).orElseThrow(() -> WireId.notFound(id));
  }
}
