package dev.hookline.admin.frame;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;

/** Refuses an act to whoever lacks its role, before anything is read. */
@Provider
public class RoleCheck implements ContainerRequestFilter {
  @Inject Visitor visitor;
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    Needs needs = method.getAnnotation(Needs.class);
    if (needs != null && !visitor.may(needs.value().wireName())) {
      throw new Refused(
          Reason.INSUFFICIENT_SCOPE, "this takes the role " + needs.value().wireName());
    }
    boolean reads =
        request.getMethod().equals(HttpMethod.GET) || request.getMethod().equals(HttpMethod.HEAD);
    if (needs == null && !reads && !method.isAnnotationPresent(OpenToAll.class)) {
      throw new Refused(Reason.INSUFFICIENT_SCOPE, "this act is not open to any role");
    }
  }
}
