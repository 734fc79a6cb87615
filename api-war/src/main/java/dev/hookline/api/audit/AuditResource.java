package dev.hookline.api.audit;

import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.Page;
import dev.hookline.api.http.PageRequest;
import dev.hookline.api.json.Json;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.audit.Audit;
import dev.hookline.persistence.audit.AuditEntry;
import dev.hookline.persistence.audit.AuditFilter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who did what. Only for reading: entries come from what is done. */
@Path("/v1/admin/audit")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Audit")
public class AuditResource {
  private static final String LINES = "application/x-ndjson";

  @Inject CurrentCaller current;
  @Inject Audit audit;

  @GET
  @Operation(operationId = "listAudit", summary = "List what was done, newest first")
  public Page<AuditView> list(
      @BeanParam AuditQuery query,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    current.require(Role.VIEWER);
    PageRequest page = PageRequest.first(limit);
    List<AuditEntry> rows = audit.newest(query.filter(), before(cursor), page.rows());
    return Page.of(page, rows, AuditView::of, AuditView::id);
  }

  @GET
  @Path("export")
  @Produces(LINES)
  @Operation(operationId = "exportAudit", summary = "All that was done, oldest first, a line each")
  @APIResponse(
      responseCode = "200",
      description = "One JSON object a line, with the members of an entry of the list",
      content = @Content(mediaType = LINES, schema = @Schema(implementation = AuditView.class)))
  public Response export(@BeanParam AuditQuery query) {
    current.require(Role.VIEWER);
    AuditFilter filter = query.filter();
    StreamingOutput lines =
        output ->
            audit.read(
                filter,
                row -> {
                  output.write(Json.mapper().writeValueAsBytes(AuditView.of(row)));
                  output.write('\n');
                });
    return Response.ok(lines).build();
  }

  @GET
  @Path("verify")
  @Operation(operationId = "verifyAudit", summary = "Whether the log is as it was written")
  public VerdictView verify() {
    current.require(Role.VIEWER);
    return VerdictView.of(audit.verify());
  }

  private static Long before(String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return null;
    }
    try {
      return Long.valueOf(cursor);
    } catch (NumberFormatException e) {
      throw new Refused(Reason.INVALID_CURSOR, "cursor must be a next_cursor of this list");
    }
  }
}
