package dev.hookline.tests.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Stage;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The routes that the server's OpenAPI document names. */
final class Routes {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private Routes() {}

  /**
   * One method of one path.
   *
   * @param statuses the answers documented for it
   * @param open whether it needs no credential
   */
  record Route(String method, String path, Set<String> statuses, boolean open) {
    /** Calls the route; the body goes along where the method takes one. */
    Reply call(Api caller, String actualPath, String body) {
      return method.equals("GET") || method.equals("DELETE")
          ? caller.send(method, actualPath, BodyPublishers.noBody(), null)
          : caller.send(method, actualPath, BodyPublishers.ofString(body), "application/json");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static JsonNode document(Stage stage) {
    return stage.nobody().with("Accept", "application/json").get("/openapi").expect(200).json();
  }

  static List<Route> documentedBy(Stage stage) {
    List<Route> routes = new ArrayList<>();
    document(stage)
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .forEach(
                        method ->
                            routes.add(
                                new Route(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    statuses(method.getValue()),
                                    open(method.getValue())))));
    return routes;
  }

  private static boolean open(JsonNode operation) {
    return operation.path("security").isArray() && operation.path("security").isEmpty();
  }

  private static Set<String> statuses(JsonNode operation) {
    Set<String> statuses = new TreeSet<>();
    operation.path("responses").fieldNames().forEachRemaining(statuses::add);
    return statuses;
  }
}
