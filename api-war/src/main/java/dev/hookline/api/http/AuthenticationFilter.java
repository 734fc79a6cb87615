package dev.hookline.api.http;

import dev.hookline.delivery.access.Caller;
import dev.hookline.delivery.access.Callers;
import dev.hookline.delivery.tokens.Tokens;
import dev.hookline.persistence.work.Acting;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets a request reach a resource only with a valid credential, unless the route is {@link Public},
 * or {@link OrSigned} and the request is signed; the caller's name goes with whatever the request
 * stores, until {@link ActingEnd}.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {
  @Inject Callers callers;
  @Inject Tokens tokens;
  @Inject CurrentCaller current;
  @Inject ClientAddress addresses;
  @Context ResourceInfo resource;
  @Context HttpServletRequest servlet;

  @Override
  public void filter(ContainerRequestContext request) {
    if (open(request)) {
      return;
    }
    String credential = Credentials.of(request::getHeaderString);
    String tenant = request.getHeaderString(Credentials.TENANT_HEADER);
    Caller caller =
        Tokens.looksLikeOne(credential)
            ? tokens.authenticate(credential, tenant)
            : callers.authenticate(credential, tenant);
    current.is(caller);
    Acting.begin(caller.acting(addresses.of(servlet)));
  }

  private boolean open(ContainerRequestContext request) {
    // OPTIONS only tells which methods a path has, as the published contract does.
    return HttpMethod.OPTIONS.equals(request.getMethod())
        || resource.getResourceMethod().isAnnotationPresent(Public.class)
        || resource.getResourceClass().isAnnotationPresent(Public.class)
        || resource.getResourceMethod().isAnnotationPresent(OrSigned.class)
            && request.getHeaderString(OrSigned.HEADER) != null;
  }
}
