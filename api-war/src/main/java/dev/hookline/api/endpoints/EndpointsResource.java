package dev.hookline.api.endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.Page;
import dev.hookline.api.http.PageRequest;
import dev.hookline.api.http.WireId;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.breakers.EndpointBreakers;
import dev.hookline.delivery.credentials.EndpointVault;
import dev.hookline.delivery.directory.Endpoints;
import dev.hookline.delivery.directory.NewSecret;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.id.IdKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Endpoints: who receives. */
@Path("/v1/endpoints")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Endpoints")
public class EndpointsResource {
  @Inject CurrentCaller current;
  @Inject Endpoints endpoints;
  @Inject EndpointVault vault;
  @Inject EndpointBreakers breakers;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createEndpoint",
      summary = "Make an endpoint; its secret is shown in this answer only")
  @APIResponse(
      responseCode = "201",
      description = "Made",
      content = @Content(schema = @Schema(implementation = EndpointView.class)))
  public Response create(
      @RequestBody(content = @Content(schema = @Schema(implementation = EndpointBody.class)))
          JsonNode body) {
    String tenant = current.require(Scope.ENDPOINTS_WRITE).tenantId();
    EndpointView made = view(endpoints.create(tenant, body));
    return Response.created(URI.create("/v1/endpoints/" + made.id())).entity(made).build();
  }

  @GET
  @Operation(operationId = "listEndpoints", summary = "List endpoints, newest first")
  public Page<EndpointView> list(
      @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
    String tenant = current.require(Scope.ENDPOINTS_READ).tenantId();
    PageRequest page = PageRequest.of(limit, cursor, IdKind.ENDPOINT);
    var rows = endpoints.list(tenant, page.before(), page.rows());
    return Page.of(page, rows, this::view, EndpointView::id);
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getEndpoint", summary = "Show an endpoint")
  public EndpointView get(@PathParam("id") String id) {
    String tenant = current.require(Scope.ENDPOINTS_READ).tenantId();
    Endpoint endpoint = endpoints.get(tenant, WireId.inPath(IdKind.ENDPOINT, id));
    BreakerView breaker = BreakerView.of(breakers.find(endpoint.id()));
    return EndpointView.of(endpoint, vault.redact(endpoint), null, breaker);
  }

  @PATCH
  @Path("{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(
      operationId = "changeEndpoint",
      summary = "Change what the body names; null resets a member to its default")
  public EndpointView change(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = EndpointBody.class)))
          JsonNode body) {
    String tenant = current.require(Scope.ENDPOINTS_WRITE).tenantId();
    return view(endpoints.change(tenant, WireId.inPath(IdKind.ENDPOINT, id), body));
  }

  @DELETE
  @Path("{id}")
  @Operation(
      operationId = "deleteEndpoint",
      summary = "Remove an endpoint with its secrets and subscriptions")
  @APIResponse(responseCode = "204", description = "Removed")
  public void delete(@PathParam("id") String id) {
    String tenant = current.require(Scope.ENDPOINTS_WRITE).tenantId();
    endpoints.remove(tenant, WireId.inPath(IdKind.ENDPOINT, id));
  }

  private EndpointView view(Endpoint endpoint) {
    return EndpointView.of(endpoint, vault.redact(endpoint), null);
  }

  private EndpointView view(NewSecret made) {
    return EndpointView.of(made.endpoint(), vault.redact(made.endpoint()), made.secret());
  }
}
