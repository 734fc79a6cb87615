package dev.hookline.admin.frame;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.work.StoreUnavailable;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Whatever goes wrong becomes a page that says what to do next, and never a stack trace. */
@Provider
public class Faults implements ExceptionMapper<Throwable> {
  private static final Logger LOG = Logger.getLogger(Faults.class.getName());

  @Inject Templates templates;
  @Context HttpServletRequest request;
  @Context HttpServletResponse response;

  @Override
  public Response toResponse(Throwable fault) {
    return switch (fault) {
      case Refused refused ->
          page(status(refused.reason()), title(refused.reason()), sentence(refused.getMessage()));
      case StoreUnavailable _ ->
          page(503, "The database does not answer", "Nothing was changed. Try again in a moment.");
      case WebApplicationException known when known.getResponse().getStatus() == 404 ->
          page(404, "There is no such page", "It may have been removed, or the address is wrong.");
      case WebApplicationException known when known.getResponse().getStatus() < 400 ->
          known.getResponse();
      case WebApplicationException known ->
          page(
              known.getResponse().getStatus(),
              "This request is not understood",
              "Nothing was changed. Go back and try it from the page.");
      default -> {
        if (fault.getCause() instanceof Refused refused) {
          yield toResponse(refused);
        }
        LOG.log(Level.SEVERE, "a page failed", fault);
        yield page(500, "This page failed", "The server's log says why. Try again.");
      }
    };
  }

  private Response page(int status, String title, String detail) {
    String view =
        request.getHeader("HX-Request") == null ? "error/error.html" : "error/fragment.html";
    return Response.status(status)
        .type("text/html;charset=utf-8")
        .entity(
            templates.text(
                view,
                Map.of("title", title, "detail", detail, "status", status),
                request,
                response))
        .build();
  }

  private static int status(Reason reason) {
    return switch (reason) {
      case UNAUTHENTICATED -> 401;
      case INSUFFICIENT_SCOPE -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case OVERLOADED, UNAVAILABLE -> 503;
      default -> 422;
    };
  }

  private static String title(Reason reason) {
    return switch (reason) {
      case INSUFFICIENT_SCOPE -> "Your role does not allow this";
      case NOT_FOUND -> "There is no such thing";
      case CONFLICT -> "This cannot be done now";
      case OVERLOADED, UNAVAILABLE -> "Try again in a moment";
      default -> "This was not accepted";
    };
  }

  private static String sentence(String detail) {
    return Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + ".";
  }
}
