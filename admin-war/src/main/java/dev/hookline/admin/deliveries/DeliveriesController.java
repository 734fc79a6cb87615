package dev.hookline.admin.deliveries;

import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.LocalPath;
import dev.hookline.admin.frame.Needs;
import dev.hookline.admin.search.SearchPage;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.Store;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.deadletter.DeadLetters;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.ledger.DeliveryEntry;
import dev.hookline.persistence.ledger.DeliveryLedger;
import dev.hookline.persistence.ledger.EventLedger;
import dev.hookline.persistence.watch.Search;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Searches deliveries, shows one, and lets it be tried now. */
@Controller
@RequestScoped
@Path("/deliveries")
public class DeliveriesController {
  @Inject Search search;
  @Inject SearchPage page;
  @Inject DeliveryLedger deliveries;
  @Inject EventLedger events;
  @Inject DeadLetters deadLetters;
  @Inject Why why;
  @Inject Models models;
  @Inject Go go;

  @GET
  public Response list(@QueryParam("q") String q, @QueryParam("before") String before) {
    return page.show(
        new SearchPage.Listing<>(
            IdKind.DELIVERY,
            "/deliveries",
            "deliveries/deliveries.html",
            (wanted, rows) -> Store.ask(() -> search.deliveries(wanted, rows)),
            Search.Delivery::id),
        q,
        before);
  }

  @GET
  @Path("{id}")
  public Response detail(@PathParam("id") String id) {
    UUID delivery = id(id);
    String tenant = tenant(delivery);
    DeliveryEntry entry =
        Store.ask(() -> deliveries.find(tenant, delivery)).orElseThrow(DeliveriesController::gone);
    var attempts = Store.ask(() -> deliveries.attempts(tenant, delivery));
    models.put("id", id);
    models.put("tenant", tenant);
    models.put("delivery", entry);
    models.put("attempts", attempts.stream().map(Try::of).toList());
    models.put("endpoint", why.endpoint(tenant, entry));
    models.put("reasons", why.of(tenant, entry));
    models.put("signed", Signed.of(id, attempts));
    models.put(
        "bytes",
        Store.ask(() -> events.find(tenant, entry.eventId()))
            .map(content -> content.payload().length)
            .orElse(0));
    return Response.ok("deliveries/delivery.html").build();
  }

  @POST
  @Path("{id}/retry")
  @Needs(Role.OPERATOR)
  public Response retry(@PathParam("id") String id, @FormParam("back") String back) {
    UUID delivery = id(id);
    deadLetters.retryNow(tenant(delivery), delivery);
    return go.to(LocalPath.or(back, "/deliveries/" + id), "It is due now.");
  }

  private String tenant(UUID delivery) {
    return Store.ask(() -> search.tenantOfDelivery(delivery))
        .orElseThrow(DeliveriesController::gone);
  }

  private static UUID id(String text) {
    return IdKind.DELIVERY.parse(text).orElseThrow(DeliveriesController::gone);
  }

  private static Refused gone() {
    return new Refused(Reason.NOT_FOUND, "there is no such delivery, or it is past retention");
  }
}
