package dev.hookline.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything below the root: an unknown path is answered by the same rules as a known one. */
@ApplicationPath("/")
public class ApiApplication extends Application {
  @Override
  public Map<String, Object> getProperties() {
    // OPTIONS answers with Allow, not with a document that nobody asked for.
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
