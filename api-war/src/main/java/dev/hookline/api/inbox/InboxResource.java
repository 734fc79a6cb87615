package dev.hookline.api.inbox;

import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.Page;
import dev.hookline.api.http.PageRequest;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.inbox.Inbox;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The Dev Inbox: a receiver for trying things out. */
@Path("/v1/dev/inbox")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Dev Inbox")
public class InboxResource {
  @Inject CurrentCaller current;
  @Inject Inbox inbox;
  @Inject Settings settings;

  /**
   * A new inbox.
   *
   * @param token gives access to it; shown once
   * @param receiveUrl where it receives
   */
  public record Opened(String token, String receiveUrl) {}

  @POST
  @Operation(operationId = "openInbox", summary = "Open an inbox")
  @APIResponse(
      responseCode = "201",
      description = "Opened",
      content = @Content(schema = @Schema(implementation = Opened.class)))
  public Response open() {
    String token = inbox.open(current.require(Scope.ENDPOINTS_WRITE).tenantId());
    Opened opened = new Opened(token, publicUrl() + ReceiveServlet.PATH + token);
    return Response.status(Response.Status.CREATED).entity(opened).build();
  }

  @GET
  @Path("messages")
  @Operation(operationId = "listInboxMessages", summary = "List what came, newest first")
  public Page<MessageView> messages(
      @QueryParam("token") String token,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    String tenant = current.require(Scope.ENDPOINTS_READ).tenantId();
    PageRequest page = PageRequest.of(limit, cursor, IdKind.MESSAGE);
    var rows = inbox.messages(tenant, token, page.before(), page.rows());
    return Page.of(page, rows, MessageView::of, MessageView::id);
  }

  private String publicUrl() {
    String url = settings.text(Setting.PUBLIC_URL);
    return url.isEmpty()
        ? "http://127.0.0.1:" + settings.integer(Setting.PORT)
        : url.replaceAll("/+$", "");
  }
}
