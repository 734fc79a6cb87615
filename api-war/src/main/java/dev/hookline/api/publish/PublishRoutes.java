package dev.hookline.api.publish;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The routes of {@link PublishDoor} for the API's description and for Allow; the door answers
 * before them.
 */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Publish")
public class PublishRoutes {
  @POST
  @Operation(operationId = "publishEvent", summary = "Publish one event")
  @APIResponse(
      responseCode = "201",
      description = "The event is durable",
      content = @Content(schema = @Schema(implementation = PublishedView.class)))
  public Response event(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = EventBody.class)))
          InputStream body) {
    throw notReached();
  }

  @POST
  @Path("batch")
  @Operation(
      operationId = "publishBatch",
      summary = "Publish up to a thousand events in one commit, with a result for each")
  @APIResponse(
      responseCode = "200",
      description = "What became of each event, in their order",
      content = @Content(schema = @Schema(implementation = PublishedBatch.class)))
  public Response batch(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = EventBody.class)))
          InputStream body) {
    throw notReached();
  }

  private static IllegalStateException notReached() {
    return new IllegalStateException("the front door did not answer: is its filter mapped?");
  }
}
