package dev.hookline.admin.signin;

import dev.hookline.admin.frame.Cookies;
import dev.hookline.admin.frame.LocalPath;
import dev.hookline.delivery.oidc.Arrival;
import dev.hookline.delivery.oidc.Departure;
import dev.hookline.delivery.oidc.OidcDoor;
import dev.hookline.delivery.oidc.OidcSignIn;
import dev.hookline.delivery.oidc.Returned;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** Signing in through an identity provider: away to it, and back. */
@Controller
@RequestScoped
@Path("/sign-in/oidc")
public class OidcController {
  @Inject OidcDoor door;
  @Inject Cookies cookies;
  @Inject SignInPage page;
  @Inject Models models;

  @GET
  public Response begin(@QueryParam("next") String next) {
    Optional<Departure> departure = signIn().begin(next);
    if (departure.isEmpty()) {
      return turnedAway(new Arrival.TurnedAway(Arrival.Why.UNREACHABLE, ""));
    }
    cookies.give(Cookies.OIDC, departure.get().cookie(), departure.get().life());
    return Response.seeOther(URI.create(departure.get().url())).build();
  }

  @GET
  @Path("return")
  public Response end(
      @QueryParam("state") String state,
      @QueryParam("code") String code,
      @QueryParam("iss") String issuer,
      @QueryParam("error") String error,
      @QueryParam("error_description") String description) {
    String cookie = cookies.value(Cookies.OIDC);
    Arrival arrival = signIn().end(new Returned(cookie, state, code, issuer, error, description));
    // A link that somebody else made must not spoil a sign-in which is still on its way.
    boolean stale = arrival instanceof Arrival.TurnedAway away && away.why() == Arrival.Why.STALE;
    if (!stale) {
      cookies.take(Cookies.OIDC);
    }
    return switch (arrival) {
      case Arrival.Welcome welcome -> welcome(welcome);
      case Arrival.TurnedAway turnedAway -> turnedAway(turnedAway);
    };
  }

  /**
   * A page and no redirect: the way here began at another site, and to wherever that way goes on a
   * browser does not send the session's cookie. Going on from a page of ours begins a new way.
   */
  private Response welcome(Arrival.Welcome welcome) {
    cookies.give(Cookies.SESSION, welcome.session().token().reveal(), null);
    String path = "/admin" + LocalPath.or(welcome.next(), "/overview");
    models.put("name", welcome.session().operator().name());
    models.put("path", path);
    return Response.ok("signin/welcome.html").header("Refresh", "0; url=" + path).build();
  }

  private Response turnedAway(Arrival.TurnedAway turnedAway) {
    Response.Status status =
        switch (turnedAway.why()) {
          case UNREACHABLE -> Response.Status.BAD_GATEWAY;
          case BUSY -> Response.Status.SERVICE_UNAVAILABLE;
          default -> Response.Status.FORBIDDEN;
        };
    return page.turnedAway(status, turnedAway.why().sentence(), turnedAway.said());
  }

  private OidcSignIn signIn() {
    return door.signIn().orElseThrow(NotFoundException::new);
  }
}
