package dev.hookline.admin.endpoints;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.Needs;
import dev.hookline.admin.search.Results;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.Store;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.breakers.EndpointBreakers;
import dev.hookline.delivery.credentials.EndpointVault;
import dev.hookline.delivery.directory.Endpoints;
import dev.hookline.delivery.directory.NewSecret;
import dev.hookline.delivery.directory.Subscriptions;
import dev.hookline.delivery.engine.Engine;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.watch.Health;
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

/** Lists endpoints, shows one, and does to it what a person on call needs. */
@Controller
@RequestScoped
@Path("/endpoints")
public class EndpointsController {
  private static final int MOST_SUBSCRIPTIONS = 100;

  @Inject Health health;
  @Inject Endpoints endpoints;
  @Inject EndpointVault vault;
  @Inject Subscriptions subscriptions;
  @Inject EndpointBreakers breakers;
  @Inject Engine engine;
  @Inject Models models;
  @Inject Go go;

  @GET
  public String list(
      @QueryParam("tenant") String tenant,
      @QueryParam("url") String url,
      @QueryParam("before") String before) {
    String named = blankAsNull(tenant);
    String text = blankAsNull(url);
    UUID cursor = Results.cursor(before);
    var rows = Store.ask(() -> health.list(named, text, cursor, Results.ROWS + 1));
    boolean more = rows.size() > Results.ROWS;
    var page = more ? rows.subList(0, Results.ROWS) : rows;
    models.put("tenant", named == null ? "" : named);
    models.put("url", text == null ? "" : text);
    models.put("endpoints", page);
    models.put("older", more ? page.getLast().id() : null);
    return "endpoints/endpoints.html";
  }

  @GET
  @Path("{id}")
  public String detail(@PathParam("id") String id) {
    show(id);
    return "endpoints/endpoint.html";
  }

  @POST
  @Path("{id}/pause")
  @Needs(Role.OPERATOR)
  public Response pause(@PathParam("id") String id) {
    endpoints.pause(tenant(id), id(id));
    return go.to("/endpoints/" + id, "Paused: its deliveries are kept until it is resumed.");
  }

  @POST
  @Path("{id}/resume")
  @Needs(Role.OPERATOR)
  public Response resume(@PathParam("id") String id) {
    endpoints.resume(tenant(id), id(id));
    return go.to("/endpoints/" + id, "Resumed: its deliveries leave again.");
  }

  @POST
  @Path("{id}/enable")
  @Needs(Role.OPERATOR)
  public Response enable(@PathParam("id") String id) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("enabled", true);
    endpoints.change(tenant(id), id(id), body);
    return go.to("/endpoints/" + id, "Enabled: events go to it again.");
  }

  @POST
  @Path("{id}/breaker/reset")
  @Needs(Role.OPERATOR)
  public Response resetBreaker(@PathParam("id") String id) {
    breakers.reset(tenant(id), id(id));
    return go.to("/endpoints/" + id, "The circuit breaker is closed: what waits for it leaves.");
  }

  @POST
  @Path("{id}/test")
  @Needs(Role.OPERATOR)
  public String test(@PathParam("id") String id) {
    models.put("probe", engine.dispatch().probe().send(tenant(id), id(id)).exchange());
    show(id);
    return "endpoints/endpoint.html";
  }

  /** The one page that shows a secret: it is rendered at once and never again. */
  @POST
  @Path("{id}/rotate")
  @Needs(Role.OPERATOR)
  public String rotate(@PathParam("id") String id, @FormParam("overlap_hours") String hours) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (hours != null && hours.matches("\\d{1,3}")) {
      body.put("overlap_seconds", Integer.parseInt(hours) * 3_600);
    }
    NewSecret made = endpoints.rotateSecret(tenant(id), id(id), body);
    models.put("secret", made.secret());
    show(id);
    return "endpoints/endpoint.html";
  }

  private void show(String id) {
    UUID uuid = id(id);
    String tenant = tenant(id);
    Endpoint endpoint = endpoints.get(tenant, uuid);
    models.put("id", id);
    models.put("tenant", tenant);
    models.put("endpoint", endpoint);
    models.put("redacted", vault.redact(endpoint));
    models.put("refusal", endpoints.guardRefusal(endpoint).orElse(null));
    EndpointBreakers.History history = breakers.history(uuid);
    models.put("breaker", history.now().orElse(null));
    models.put("changes", history.changes());
    models.put("subscriptions", subscriptions.list(tenant, uuid, null, MOST_SUBSCRIPTIONS));
    // Its own row of the list: those before the next higher id.
    UUID next = new UUID(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits() + 1);
    models.put("health", Store.ask(() -> health.list(tenant, null, next, 1)).getFirst());
  }

  private String tenant(String id) {
    return Store.ask(() -> health.tenantOf(id(id))).stream()
        .findFirst()
        .orElseThrow(EndpointsController::gone);
  }

  private static UUID id(String text) {
    return IdKind.ENDPOINT.parse(text).orElseThrow(EndpointsController::gone);
  }

  private static String blankAsNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Refused gone() {
    return new Refused(Reason.NOT_FOUND, "there is no such endpoint");
  }
}
