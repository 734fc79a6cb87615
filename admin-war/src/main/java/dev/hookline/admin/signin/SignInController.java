package dev.hookline.admin.signin;

import dev.hookline.admin.frame.Cookies;
import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.LocalPath;
import dev.hookline.admin.frame.OpenToAll;
import dev.hookline.admin.frame.Visitor;
import dev.hookline.delivery.operators.Sessions;
import dev.hookline.delivery.operators.SignIn;
import dev.hookline.delivery.operators.SignedIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The page where an operator signs in, and the way out. */
@Controller
@RequestScoped
@Path("/")
public class SignInController {
  @Inject SignIn signIn;
  @Inject Sessions sessions;
  @Inject Visitor visitor;
  @Inject Cookies cookies;
  @Inject SignInPage page;
  @Inject Go go;

  @GET
  public Response root() {
    return go.to("/overview");
  }

  @GET
  @Path("sign-in")
  public Response page(@QueryParam("next") String next) {
    return visitor.known() ? go.to(LocalPath.or(next, "/overview")) : page.fresh(next);
  }

  @POST
  @OpenToAll
  @Path("sign-in")
  public Response signIn(
      @FormParam("name") String name,
      @FormParam("password") String password,
      @FormParam("next") String next) {
    Optional<SignedIn> begun = signIn.signIn(name, password);
    if (begun.isEmpty()) {
      return page.refused(name, next);
    }
    cookies.give(Cookies.SESSION, begun.get().token().reveal(), null);
    return go.to(
        begun.get().operator().mustChange() ? "/password" : LocalPath.or(next, "/overview"));
  }

  @POST
  @OpenToAll
  @Path("sign-out")
  public Response signOut() {
    sessions.end(visitor.token());
    cookies.take(Cookies.SESSION);
    return go.to("/sign-in", "You are signed out.");
  }
}
