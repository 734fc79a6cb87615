package dev.hookline.api.problem;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers everything that nobody foresaw. */
@Provider
public class FaultMapper implements ExceptionMapper<Throwable> {
  @Context UriInfo uri;

  @Override
  public Response toResponse(Throwable fault) {
    return switch (Faults.judge(fault)) {
      case Faults.Verdict.Refusal refusal ->
          RefusedMapper.answer(refusal.refused(), uri.getRequestUri().getRawPath());
      case Faults.Verdict.Incident incident ->
          Response.status(incident.problem().status())
              .type(Problem.MEDIA_TYPE)
              .entity(incident.problem())
              .build();
    };
  }
}
