package dev.hookline.api.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.Page;
import dev.hookline.api.http.PageRequest;
import dev.hookline.api.http.WireId;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.directory.Subscriptions;
import dev.hookline.persistence.id.IdKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Subscriptions: which events an endpoint gets. */
@Path("/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Subscriptions")
public class SubscriptionsResource {
  @Inject CurrentCaller current;
  @Inject Subscriptions subscriptions;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createSubscription", summary = "Subscribe an endpoint to topics")
  @APIResponse(
      responseCode = "201",
      description = "Made",
      content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
  public Response create(
      @RequestBody(content = @Content(schema = @Schema(implementation = SubscriptionBody.class)))
          JsonNode body) {
    String tenant = current.require(Scope.SUBSCRIPTIONS_WRITE).tenantId();
    SubscriptionView made = SubscriptionView.of(subscriptions.create(tenant, body));
    return Response.created(URI.create("/v1/subscriptions/" + made.id())).entity(made).build();
  }

  @GET
  @Operation(operationId = "listSubscriptions", summary = "List subscriptions, newest first")
  public Page<SubscriptionView> list(
      @QueryParam("endpoint_id") String endpointId,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    String tenant = current.require(Scope.SUBSCRIPTIONS_READ).tenantId();
    PageRequest page = PageRequest.of(limit, cursor, IdKind.SUBSCRIPTION);
    UUID endpoint = WireId.named("endpoint_id", IdKind.ENDPOINT, endpointId);
    var rows = subscriptions.list(tenant, endpoint, page.before(), page.rows());
    return Page.of(page, rows, SubscriptionView::of, SubscriptionView::id);
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getSubscription", summary = "Show a subscription")
  public SubscriptionView get(@PathParam("id") String id) {
    String tenant = current.require(Scope.SUBSCRIPTIONS_READ).tenantId();
    return SubscriptionView.of(subscriptions.get(tenant, WireId.inPath(IdKind.SUBSCRIPTION, id)));
  }

  @DELETE
  @Path("{id}")
  @Operation(operationId = "deleteSubscription", summary = "Remove a subscription")
  @APIResponse(responseCode = "204", description = "Removed")
  public void delete(@PathParam("id") String id) {
    String tenant = current.require(Scope.SUBSCRIPTIONS_WRITE).tenantId();
    subscriptions.remove(tenant, WireId.inPath(IdKind.SUBSCRIPTION, id));
  }
}
