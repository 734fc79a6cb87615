package dev.hookline.tests.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A client of one server with one set of headers. Immutable. */
public record Api(URI base, Map<String, String> headers) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public static Api at(URI base) {
    return new Api(base, Map.of());
  }

  public Api with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Api(base, more);
  }

  public Api withKey(String key) {
    return with("Authorization", "Bearer " + key);
  }

  public Reply get(String path) {
    return send("GET", path, BodyPublishers.noBody(), null);
  }

  public Reply delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody(), null);
  }

  /** Without a body. */
  public Reply post(String path) {
    return send("POST", path, BodyPublishers.noBody(), null);
  }

  public Reply post(String path, String json) {
    return send("POST", path, BodyPublishers.ofString(json), "application/json");
  }

  public Reply patch(String path, String json) {
    return send("PATCH", path, BodyPublishers.ofString(json), "application/json");
  }

  public Reply put(String path, String json) {
    return send("PUT", path, BodyPublishers.ofString(json), "application/json");
  }

  public Reply send(String method, String path, BodyPublisher body, String contentType) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, body)
            .timeout(Duration.ofSeconds(60));
    headers.forEach(request::header);
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
