package dev.hookline.admin.events;

import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.Needs;
import dev.hookline.admin.search.SearchPage;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.Store;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.reach.Reach;
import dev.hookline.delivery.replay.ReplayRequest;
import dev.hookline.delivery.replay.Replays;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.ledger.DeliveryEntry;
import dev.hookline.persistence.ledger.DeliveryLedger;
import dev.hookline.persistence.ledger.EventLedger;
import dev.hookline.persistence.recovery.ReplayRow;
import dev.hookline.persistence.watch.Search;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** Searches events, shows one, and delivers one again. */
@Controller
@RequestScoped
@Path("/events")
public class EventsController {
  @Inject Search search;
  @Inject SearchPage page;
  @Inject EventLedger events;
  @Inject DeliveryLedger deliveries;
  @Inject Reach reach;
  @Inject Replays replays;
  @Inject Models models;
  @Inject Go go;

  @GET
  public Response list(@QueryParam("q") String q, @QueryParam("before") String before) {
    return page.show(
        new SearchPage.Listing<>(
            IdKind.EVENT,
            "/events",
            "events/events.html",
            (wanted, rows) -> Store.ask(() -> search.events(wanted, rows)),
            Search.Event::id),
        q,
        before);
  }

  @GET
  @Path("{id}")
  public Response detail(@PathParam("id") String id) {
    UUID event = id(id);
    String tenant = tenant(event);
    var content = Store.ask(() -> events.find(tenant, event)).orElseThrow(EventsController::gone);
    models.put("id", id);
    models.put("tenant", tenant);
    models.put("event", Payload.of(content));
    models.put("entry", content.entry());
    List<DeliveryEntry> made = Store.ask(() -> deliveries.ofEvent(tenant, event));
    models.put("deliveries", made);
    models.put("reach", reach.of(tenant, content, made));
    return Response.ok("events/event.html").build();
  }

  @POST
  @Path("{id}/replay")
  @Needs(Role.OPERATOR)
  public Response replay(@PathParam("id") String id) {
    UUID event = id(id);
    ReplayRow replay =
        replays.start(
            tenant(event),
            new ReplayRequest(
                List.of(event), null, null, null, null, ReplayRequest.Mode.ALL, 1, false));
    return go.to(
        "/events/" + id, "Replayed: " + replay.scheduled() + " new deliveries are scheduled.");
  }

  private String tenant(UUID event) {
    return Store.ask(() -> search.tenantOfEvent(event)).orElseThrow(EventsController::gone);
  }

  private static UUID id(String text) {
    return IdKind.EVENT.parse(text).orElseThrow(EventsController::gone);
  }

  private static Refused gone() {
    return new Refused(Reason.NOT_FOUND, "there is no such event, or it is past retention");
  }
}
