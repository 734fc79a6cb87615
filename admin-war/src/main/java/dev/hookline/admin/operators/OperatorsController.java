package dev.hookline.admin.operators;

import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.Needs;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.operators.NewOperator;
import dev.hookline.delivery.operators.Operator;
import dev.hookline.delivery.operators.Operators;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.work.Acting;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Supplier;

/** Who operates this installation. A one-time password is in the answer to its form only. */
@Controller
@RequestScoped
@Path("/operators")
public class OperatorsController {
  private static final int UNPROCESSABLE = 422;

  @Inject Operators operators;
  @Inject Models models;
  @Inject Go go;

  @GET
  public Response page() {
    return list(Response.Status.OK.getStatusCode(), "", null);
  }

  @POST
  @Needs(Role.ADMIN)
  public Response create(
      @FormParam("name") @DefaultValue("") String name, @FormParam("role") String role) {
    try {
      return once(operators.create(name.strip(), named(role)));
    } catch (Refused refused) {
      return list(UNPROCESSABLE, name, refused.getMessage());
    }
  }

  @GET
  @Path("{id}")
  public String operator(@PathParam("id") String id) {
    models.put("operator", row(operators.get(uuid(id))));
    models.put("roles", Role.values());
    return "operators/operator.html";
  }

  @POST
  @Needs(Role.ADMIN)
  @Path("{id}/role")
  public Response role(
      @PathParam("id") String id, @FormParam("role") String role, @FormParam("reason") String why) {
    Role wanted = named(role);
    Operator changed = because(why, () -> operators.changeRole(uuid(id), wanted));
    return back(id, changed.name() + " is now " + wanted.wireName() + ". Their sessions ended.");
  }

  @POST
  @Needs(Role.ADMIN)
  @Path("{id}/disable")
  public Response disable(@PathParam("id") String id, @FormParam("reason") String why) {
    Operator changed = because(why, () -> operators.setDisabled(uuid(id), true));
    return back(id, changed.name() + " can no longer sign in. Their sessions ended.");
  }

  @POST
  @Needs(Role.ADMIN)
  @Path("{id}/enable")
  public Response enable(@PathParam("id") String id, @FormParam("reason") String why) {
    Operator changed = because(why, () -> operators.setDisabled(uuid(id), false));
    return back(id, changed.name() + " may sign in again.");
  }

  @POST
  @Needs(Role.ADMIN)
  @Path("{id}/unlock")
  public Response unlock(@PathParam("id") String id) {
    return back(id, operators.unlock(uuid(id)).name() + " may try passwords again.");
  }

  @POST
  @Needs(Role.ADMIN)
  @Path("{id}/password")
  public Response resetPassword(@PathParam("id") String id, @FormParam("reason") String why) {
    return once(because(why, () -> operators.resetPassword(uuid(id))));
  }

  @POST
  @Needs(Role.ADMIN)
  @Path("{id}/remove")
  public Response remove(
      @PathParam("id") String id,
      @FormParam("confirm") @DefaultValue("") String confirm,
      @FormParam("reason") String why) {
    Operator operator = operators.get(uuid(id));
    if (!confirm.strip().equals(operator.name())) {
      throw new Refused(Reason.INVALID_REQUEST, "type the name of the operator to remove them");
    }
    because(
        why,
        () -> {
          operators.remove(operator.id());
          return null;
        });
    return go.to("/operators", operator.name() + " is removed.");
  }

  private Response list(int status, String name, String fault) {
    models.put("items", operators.list().stream().map(this::row).toList());
    models.put("roles", Role.values());
    models.put("name", name);
    models.put("fault", fault);
    return Response.status(status).entity("operators/list.html").build();
  }

  private OperatorRow row(Operator operator) {
    return OperatorRow.of(operator, operators.lockedUntil(operator).orElse(null));
  }

  private Response once(NewOperator made) {
    models.put("operator", row(made.operator()));
    models.put("password", made.oneTimePassword());
    return Response.ok("operators/password.html").build();
  }

  private Response back(String id, String note) {
    return go.to("/operators/" + IdKind.OPERATOR.format(uuid(id)), note);
  }

  private static <T> T because(String why, Supplier<T> act) {
    return Acting.as(Acting.current().because(why == null ? "" : why.strip()), act);
  }

  private static Role named(String role) {
    return Role.named(role == null ? "" : role)
        .orElseThrow(
            () -> new Refused(Reason.INVALID_REQUEST, "role must be viewer, operator or admin"));
  }

  private static UUID uuid(String id) {
    return IdKind.OPERATOR
        .parse(id)
        .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "no such operator"));
  }
}
