package dev.hookline.admin.tenants;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.Needs;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.Store;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.directory.Tenants;
import dev.hookline.persistence.watch.TenantList;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The list of tenants, and making one. */
@Controller
@RequestScoped
@Path("/tenants")
public class TenantsController {
  private static final int ROWS = 50;
  private static final int UNPROCESSABLE = 422;

  @Inject Tenants tenants;
  @Inject TenantList list;
  @Inject TenantPage tenantPage;
  @Inject Models models;
  @Inject Go go;

  @GET
  public Response page(@QueryParam("q") String text, @QueryParam("cursor") String cursor) {
    return page(Response.Status.OK.getStatusCode(), text == null ? "" : text.strip(), cursor, null);
  }

  @POST
  @Needs(Role.ADMIN)
  public Response create(@FormParam("tenant_id") String id, @FormParam("name") String name) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("tenant_id", id);
    if (name != null && !name.isBlank()) {
      body.put("name", name.strip());
    }
    try {
      return go.to("/tenants/" + tenants.create(body).id(), "The tenant is made. Give it a key.");
    } catch (Refused refused) {
      models.put("id", id);
      models.put("name", name);
      return page(UNPROCESSABLE, "", null, refused.getMessage());
    }
  }

  @GET
  @Path("{id}")
  public Response tenant(@PathParam("id") String id, @QueryParam("cursor") String cursor) {
    return tenantPage.show(Response.Status.OK.getStatusCode(), id, cursor, null);
  }

  private Response page(int status, String text, String cursor, String fault) {
    List<TenantList.Entry> found = Store.ask(() -> list.matching(text, cursor, ROWS + 1));
    boolean more = found.size() > ROWS;
    List<TenantList.Entry> shown = more ? found.subList(0, ROWS) : found;
    models.put("q", text);
    models.put("items", shown);
    models.put("next", more ? shown.getLast().id() : null);
    models.put("first", cursor == null || cursor.isEmpty());
    models.put("fault", fault);
    return Response.status(status).entity("tenants/list.html").build();
  }
}
