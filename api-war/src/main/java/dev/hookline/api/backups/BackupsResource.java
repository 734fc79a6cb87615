package dev.hookline.api.backups;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.input.Members;
import dev.hookline.jobs.backup.Backups;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The backups that there are; they are taken and verified by jobs. */
@Path("/v1/admin/backups")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Operate")
public class BackupsResource {
  @Inject CurrentCaller current;
  @Inject Backups backups;

  /**
   * All backups on the shelf of the node that answers; retention keeps them few.
   *
   * @param items newest first
   */
  public record AllBackups(List<BackupView> items, int count) {}

  @GET
  @Operation(operationId = "listBackups", summary = "The backups and what is known of them")
  public AllBackups list() {
    current.require(Role.VIEWER);
    List<BackupView> items = backups.all().stream().map(BackupView::of).toList();
    return new AllBackups(items, items.size());
  }

  @GET
  @Path("{backup}")
  @Operation(operationId = "getBackup", summary = "One backup")
  public BackupView get(@PathParam("backup") String backup) {
    current.require(Role.VIEWER);
    return BackupView.of(backups.get(backup));
  }

  @PUT
  @Path("{backup}/pin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "pinBackup", summary = "Keep a backup, whatever its age")
  public BackupView pin(
      @PathParam("backup") String backup,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = PinForm.class)))
          JsonNode body) {
    current.require(Role.OPERATOR);
    return BackupView.of(backups.pin(backup, Members.of(body).required("reason").text(1, 500)));
  }

  @DELETE
  @Path("{backup}/pin")
  @Operation(operationId = "unpinBackup", summary = "Let retention decide about a backup")
  public BackupView unpin(@PathParam("backup") String backup) {
    current.require(Role.OPERATOR);
    return BackupView.of(backups.pin(backup, null));
  }
}
