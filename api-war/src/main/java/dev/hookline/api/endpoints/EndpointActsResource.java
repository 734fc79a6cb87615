package dev.hookline.api.endpoints;

import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.WireId;
import dev.hookline.api.json.OptionalJson;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.credentials.EndpointVault;
import dev.hookline.delivery.directory.Endpoints;
import dev.hookline.delivery.directory.NewSecret;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.id.IdKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What is done to an endpoint as a whole. Its path is the one of {@link EndpointsResource}: with a
 * longer one of its own, JAX-RS would look for {@code /v1/endpoints/{id}} here only.
 */
@Path("/v1/endpoints")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Endpoints")
public class EndpointActsResource {
  @Inject CurrentCaller current;
  @Inject Endpoints endpoints;
  @Inject EndpointVault vault;

  /** How a secret is rotated; for the API's description only. */
  @Schema(name = "SecretRotation")
  record Rotation(
      @Schema(
              name = "overlap_seconds",
              minimum = "0",
              maximum = "2592000",
              defaultValue = "86400",
              description = "How long the old secret signs along")
          Integer overlapSeconds,
      @Schema(description = "The new secret; a webhook's is generated if absent") String secret) {}

  @POST
  @Path("{id}/secret/rotate")
  @Operation(
      operationId = "rotateEndpointSecret",
      summary = "Make a new signing secret, shown in this answer only")
  public EndpointView rotate(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = Rotation.class)))
          InputStream body) {
    String tenant = tenant();
    NewSecret made = endpoints.rotateSecret(tenant, id(id), OptionalJson.read(body));
    return EndpointView.of(made.endpoint(), vault.redact(made.endpoint()), made.secret());
  }

  @POST
  @Path("{id}/pause")
  @Operation(operationId = "pauseEndpoint", summary = "Hold its deliveries back")
  public EndpointView pause(@PathParam("id") String id) {
    return view(endpoints.pause(tenant(), id(id)));
  }

  @POST
  @Path("{id}/resume")
  @Operation(operationId = "resumeEndpoint", summary = "Let its deliveries leave again")
  public EndpointView resume(@PathParam("id") String id) {
    return view(endpoints.resume(tenant(), id(id)));
  }

  private String tenant() {
    return current.require(Scope.ENDPOINTS_WRITE).tenantId();
  }

  private static UUID id(String text) {
    return WireId.inPath(IdKind.ENDPOINT, text);
  }

  private EndpointView view(Endpoint endpoint) {
    return EndpointView.of(endpoint, vault.redact(endpoint), null);
  }
}
