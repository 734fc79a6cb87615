package dev.hookline.admin.budgets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.Needs;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.quotas.Quotas;
import dev.hookline.persistence.work.Acting;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** What one tenant may have; an admin sets it. */
@Controller
@RequestScoped
@Path("/quotas/{tenant}")
public class QuotasController {
  @Inject Quotas quotas;
  @Inject Models models;
  @Inject Go go;

  @GET
  public String page(@PathParam("tenant") String tenant) {
    models.put("usage", quotas.usage(tenant));
    models.put("tenant", tenant);
    return "budgets/quotas.html";
  }

  /** An empty field follows the configuration. */
  @POST
  @Needs(Role.ADMIN)
  public Response set(
      @PathParam("tenant") String tenant,
      @FormParam("endpoints") String endpoints,
      @FormParam("subscriptions") String subscriptions,
      @FormParam("payload") String payload,
      @FormParam("reason") String reason) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    put(body, "max_endpoints", endpoints);
    put(body, "max_subscriptions", subscriptions);
    put(body, "max_payload_bytes", payload);
    Acting.as(
        Acting.current().because(reason == null ? "" : reason.strip()),
        () -> {
          quotas.set(tenant, body);
          return null;
        });
    return go.to("/quotas/" + tenant, "The quotas are set. Every node knows within a second.");
  }

  private static void put(ObjectNode body, String name, String text) {
    if (text == null || text.isBlank()) {
      return;
    }
    if (!text.strip().matches("\\d{1,9}")) {
      throw new Refused(Reason.INVALID_REQUEST, name + " must be a whole number");
    }
    body.put(name, Integer.parseInt(text.strip()));
  }
}
