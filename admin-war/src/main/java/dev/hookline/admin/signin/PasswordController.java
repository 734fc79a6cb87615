package dev.hookline.admin.signin;

import dev.hookline.admin.frame.Cookies;
import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.Needs;
import dev.hookline.admin.frame.Visitor;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.operators.SignIn;
import dev.hookline.delivery.operators.SignedIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Choosing another password; the first thing to do with a one-time password. */
@Controller
@RequestScoped
@Path("/password")
public class PasswordController {
  private static final int UNPROCESSABLE = 422;

  @Inject SignIn signIn;
  @Inject Visitor visitor;
  @Inject Cookies cookies;
  @Inject Models models;
  @Inject Go go;

  @GET
  public Response page() {
    return form(Response.Status.OK.getStatusCode(), "");
  }

  @POST
  @Needs(Role.VIEWER)
  public Response change(
      @FormParam("current") String current,
      @FormParam("chosen") String chosen,
      @FormParam("again") String again) {
    if (chosen == null || !chosen.equals(again)) {
      return form(UNPROCESSABLE, "the two new passwords differ");
    }
    try {
      SignedIn begun = signIn.changePassword(visitor.token(), current, chosen);
      cookies.give(Cookies.SESSION, begun.token().reveal(), null);
      return go.to("/overview", "The password is changed. All your other sessions have ended.");
    } catch (Refused refused) {
      return form(UNPROCESSABLE, refused.getMessage());
    }
  }

  private Response form(int status, String fault) {
    models.put("fault", fault);
    return Response.status(status).entity("signin/password.html").build();
  }
}
