package dev.hookline.api.endpoints;

import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.WireId;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.breakers.EndpointBreakers;
import dev.hookline.delivery.directory.Endpoints;
import dev.hookline.persistence.id.IdKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The circuit breaker of an endpoint. For its path see {@link EndpointActsResource}. */
@Path("/v1/endpoints")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Endpoints")
public class EndpointBreakerResource {
  @Inject CurrentCaller current;
  @Inject Endpoints endpoints;
  @Inject EndpointBreakers breakers;

  @GET
  @Path("{id}/breaker")
  @Operation(
      operationId = "getEndpointBreaker",
      summary = "Show its circuit breaker and what became of it, the newest first")
  public BreakerHistoryView get(@PathParam("id") String id) {
    UUID endpoint = existing(current.require(Scope.ENDPOINTS_READ).tenantId(), id);
    return BreakerHistoryView.of(endpoint, breakers.history(endpoint));
  }

  @POST
  @Path("{id}/breaker/reset")
  @Operation(
      operationId = "resetEndpointBreaker",
      summary = "Close its circuit breaker: what waits for it leaves at once")
  public BreakerHistoryView reset(@PathParam("id") String id) {
    String tenant = current.require(Scope.ENDPOINTS_WRITE).tenantId();
    UUID endpoint = existing(tenant, id);
    breakers.reset(tenant, endpoint);
    return BreakerHistoryView.of(endpoint, breakers.history(endpoint));
  }

  private UUID existing(String tenant, String id) {
    return endpoints.get(tenant, WireId.inPath(IdKind.ENDPOINT, id)).id();
  }
}
