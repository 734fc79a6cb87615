package dev.hookline.api.http;

import dev.hookline.delivery.rates.Rates;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Counts the call of an authenticated caller, after {@link AuthenticationFilter}. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class CallLimit implements ContainerRequestFilter {
  @Inject CurrentCaller current;
  @Inject Rates rates;
  @Context HttpServletResponse response;

  @Override
  public void filter(ContainerRequestContext request) {
    // Straight on the answer: a resource with a limit of its own may write over it.
    current
        .known()
        .ifPresent(caller -> RateLimitHeaders.obey(rates.call(caller), response::setHeader));
  }
}
