package dev.hookline.api.problem;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what the engine refused. */
@Provider
public class RefusedMapper implements ExceptionMapper<Refused> {
  @Context UriInfo uri;

  @Override
  public Response toResponse(Refused refused) {
    return answer(refused, uri.getRequestUri().getRawPath());
  }

  static Response answer(Refused refused, String instance) {
    Problem problem = Problem.of(refused.reason(), refused.getMessage(), instance);
    Response.ResponseBuilder answer =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    if (refused.reason() == Reason.UNAUTHENTICATED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    refused
        .retryAfter()
        .ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(wait)));
    return answer.build();
  }
}
