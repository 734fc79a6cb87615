package dev.hookline.admin.deadletters;

import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.LocalPath;
import dev.hookline.admin.frame.Needs;
import dev.hookline.admin.search.Results;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.Store;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.deadletter.DeadLetters;
import dev.hookline.delivery.guarded.ReplayBudgets;
import dev.hookline.delivery.guarded.ReplayCall;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.ledger.DeadLetterLedger;
import dev.hookline.persistence.ledger.Span;
import dev.hookline.persistence.watch.Causes;
import dev.hookline.persistence.watch.Search;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Dead letters: by cause, those of one cause, and what is done to a single one. */
@Controller
@RequestScoped
@Path("/dead-letters")
public class DeadLettersController {
  private static final int MOST_GROUPS = 100;

  @Inject Causes causes;
  @Inject DeadLetterLedger ledger;
  @Inject DeadLetters deadLetters;
  @Inject ReplayBudgets budgets;
  @Inject Search search;
  @Inject Models models;
  @Inject Go go;

  @GET
  public String groups() {
    models.put("groups", Store.ask(() -> causes.groups(MOST_GROUPS)));
    return "deadletters/groups.html";
  }

  @GET
  @Path("group")
  public String group(@BeanParam Group.Address address, @QueryParam("before") String before) {
    Group group = address.group();
    UUID cursor = Results.cursor(before);
    var letters =
        Store.ask(
            () ->
                ledger.list(group.tenant(), group.endpointId(), Span.of(cursor, Results.ROWS + 1)));
    boolean more = letters.size() > Results.ROWS;
    var page = more ? letters.subList(0, Results.ROWS) : letters;
    models.put("group", group);
    models.put(
        "letters",
        page.stream()
            .filter(each -> group.cause() == null || each.reason().equals(group.cause()))
            .toList());
    models.put("older", more ? page.getLast().deliveryId() : null);
    models.put(
        "count", Store.ask(() -> causes.count(group.tenant(), group.endpointId(), group.cause())));
    models.put("most", ReplayCall.MOST);
    models.put("budget", budgets.get(group.tenant()));
    models.put("key", UUID.randomUUID().toString());
    return "deadletters/group.html";
  }

  @POST
  @Path("{id}/replay")
  @Needs(Role.OPERATOR)
  public Response replay(@PathParam("id") String id, @FormParam("back") String back) {
    deadLetters.requeue(tenant(id), id(id));
    return go.to(LocalPath.or(back, "/deliveries/" + id), "It is in the queue again.");
  }

  @POST
  @Path("{id}/give-up")
  @Needs(Role.OPERATOR)
  public Response giveUp(@PathParam("id") String id, @FormParam("back") String back) {
    deadLetters.delete(tenant(id), id(id));
    return go.to(
        LocalPath.or(back, "/dead-letters"), "It was given up. Its delivery is cancelled.");
  }

  private String tenant(String id) {
    UUID delivery = id(id);
    return Store.ask(() -> search.tenantOfDelivery(delivery))
        .orElseThrow(DeadLettersController::gone);
  }

  private static UUID id(String text) {
    return IdKind.DELIVERY.parse(text).orElseThrow(DeadLettersController::gone);
  }

  private static Refused gone() {
    return new Refused(Reason.NOT_FOUND, "there is no such dead letter");
  }
}
