package dev.hookline.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything below the root: an unknown path is answered by the same rules as a known one. */
@ApplicationPath("/")
public class ApiApplication extends Application {
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        // OPTIONS answers with Allow, not with a document that nobody asked for.
        "jersey.config.server.wadl.disableWadl",
        true,
        // None of the JSON bindings that come with the server: api.json is the only one.
        "jersey.config.jsonFeature",
        "api.json");
  }
}
