package dev.hookline.admin.signin;

import dev.hookline.delivery.oidc.OidcDoor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.ws.rs.core.Response;

/** The page with the ways to sign in. */
@RequestScoped
class SignInPage {
  private static final String VIEW = "signin/sign-in.html";
  private static final String WRONG =
      "The name or the password is wrong, or signing in is locked for now. After five wrong"
          + " passwords a name is locked for a while.";

  @Inject OidcDoor provider;
  @Inject Models models;

  /** Before anything was tried. */
  Response fresh(String next) {
    return page(Response.Status.OK, "", next, "", "");
  }

  /** After a name and a password that do not open. */
  Response refused(String name, String next) {
    return page(Response.Status.FORBIDDEN, name, next, WRONG, "");
  }

  /**
   * After the provider did not let somebody in.
   *
   * @param said the provider's own words; may be empty
   */
  Response turnedAway(Response.Status status, String fault, String said) {
    return page(status, "", "", fault, said);
  }

  private Response page(
      Response.Status status, String name, String next, String fault, String said) {
    models.put("name", name == null ? "" : name);
    models.put("next", next == null ? "" : next);
    models.put("fault", fault);
    models.put("said", said);
    models.put("provider", provider.signIn().isPresent());
    return Response.status(status).entity(VIEW).build();
  }
}
