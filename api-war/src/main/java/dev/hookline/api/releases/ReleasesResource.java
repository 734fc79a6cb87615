package dev.hookline.api.releases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.delivery.Store;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.releases.Deployments;
import dev.hookline.persistence.watch.Nodes;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What runs where. Servers are not restarted from here: that is done from outside of them. */
@Path("/v1/admin/releases")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Operate")
public class ReleasesResource {
  private static final int NEWEST = 50;

  @Inject CurrentCaller current;
  @Inject Deployments deployments;
  @Inject Nodes nodes;

  /** All of it at once: nodes and deployments are few. */
  public record ReleasesView(List<NodeView> nodes, List<DeploymentView> deployments) {}

  @GET
  @Operation(
      operationId = "getReleases",
      summary = "Which release each node runs, and the newest deployments")
  public ReleasesView look() {
    current.require(Role.VIEWER);
    return new ReleasesView(
        Store.ask(nodes::list).stream().map(NodeView::of).toList(),
        deployments.newest(NEWEST).stream().map(DeploymentView::of).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "reportDeployment",
      summary = "Report a deployment that came to an end",
      description = "scripts/deploy.sh does this. Nothing is deployed by it.")
  @APIResponse(
      responseCode = "201",
      description = "Written down",
      content = @Content(schema = @Schema(implementation = DeploymentView.class)))
  public Response report(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = DeploymentForm.class)))
          JsonNode body) {
    current.require(Role.OPERATOR);
    DeploymentView reported = DeploymentView.of(deployments.report(body));
    return Response.created(URI.create("/v1/admin/releases")).entity(reported).build();
  }
}
