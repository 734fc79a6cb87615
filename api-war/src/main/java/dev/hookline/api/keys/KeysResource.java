package dev.hookline.api.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.Page;
import dev.hookline.api.http.PageRequest;
import dev.hookline.api.http.WireId;
import dev.hookline.api.json.OptionalJson;
import dev.hookline.delivery.access.Keys;
import dev.hookline.delivery.access.NewKey;
import dev.hookline.delivery.access.Scope;
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
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** API keys: who may call. */
@Path("/v1/apikeys")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "API keys")
public class KeysResource {
  @Inject CurrentCaller current;
  @Inject Keys keys;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createKey", summary = "Make a key, shown in this answer only")
  @APIResponse(
      responseCode = "201",
      description = "Made",
      content = @Content(schema = @Schema(implementation = KeyView.class)))
  public Response create(
      @RequestBody(content = @Content(schema = @Schema(implementation = KeyBodies.Creation.class)))
          JsonNode body) {
    return created(keys.create(tenant(), body));
  }

  @GET
  @Operation(operationId = "listKeys", summary = "List keys, newest first, ended ones included")
  public Page<KeyView> list(
      @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
    String tenant = tenant();
    PageRequest page = PageRequest.of(limit, cursor, IdKind.KEY);
    var rows = keys.list(tenant, page.before(), page.rows());
    return Page.of(page, rows, KeyView::of, KeyView::id);
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getKey", summary = "Show what is stored of a key")
  public KeyView get(@PathParam("id") String id) {
    return KeyView.of(keys.get(tenant(), WireId.inPath(IdKind.KEY, id)));
  }

  @DELETE
  @Path("{id}")
  @Operation(operationId = "revokeKey", summary = "End a key now")
  @APIResponse(responseCode = "204", description = "Revoked")
  public void revoke(@PathParam("id") String id) {
    keys.revoke(tenant(), WireId.inPath(IdKind.KEY, id));
  }

  @POST
  @Path("{id}/rotate")
  @Operation(
      operationId = "rotateKey",
      summary = "Make a key's successor, shown in this answer only")
  @APIResponse(
      responseCode = "201",
      description = "Made",
      content = @Content(schema = @Schema(implementation = KeyView.class)))
  public Response rotate(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = KeyBodies.Rotation.class)))
          InputStream body) {
    String tenant = tenant();
    return created(keys.rotate(tenant, WireId.inPath(IdKind.KEY, id), OptionalJson.read(body)));
  }

  private String tenant() {
    return current.require(Scope.ADMIN).tenantId();
  }

  private static Response created(NewKey made) {
    KeyView view = KeyView.of(made.key(), made.text().reveal());
    return Response.created(URI.create("/v1/apikeys/" + view.id())).entity(view).build();
  }
}
