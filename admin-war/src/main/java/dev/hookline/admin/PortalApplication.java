package dev.hookline.admin;

import jakarta.mvc.security.Csrf;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything below {@code /admin} but the assets. */
@ApplicationPath("/")
public class PortalApplication extends Application {
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        // Addresses stay as we give them: a proxy may be known under another name.
        "jersey.config.server.headers.location.relative.resolution.disabled",
        true,
        "jersey.config.server.wadl.disableWadl",
        true,
        // The framework's token lives in an HTTP session, which other nodes do not have: the door
        // checks one that every node can.
        Csrf.CSRF_PROTECTION,
        Csrf.CsrfOptions.OFF);
  }
}
