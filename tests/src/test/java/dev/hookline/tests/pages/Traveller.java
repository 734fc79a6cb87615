package dev.hookline.tests.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A browser that goes to an identity provider and back one step at a time. */
final class Traveller {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The cookies that the portal has given. */
  final Map<String, String> cookies = new TreeMap<>();

  /** The attributes of each cookie, as they came. */
  final Map<String, String> attributes = new TreeMap<>();

  private final URI base;

  Traveller(URI base) {
    this.base = base;
  }

  /** An answer of the portal or the provider. */
  record Step(int status, String location, String refresh, String body) {}

  /** Begins: where the portal sends the browser. */
  String away() {
    return away("/admin/sign-in/oidc");
  }

  String away(String path) {
    return portal(path).location();
  }

  /** Where the provider sends the browser back to. */
  static String there(String url) {
    return send(HttpRequest.newBuilder(URI.create(url))).headers().firstValue("Location").get();
  }

  /** The whole way, to the portal's last answer. */
  Step signIn() {
    return portal(there(away()));
  }

  /** A page of the portal, with its cookies and without following it anywhere. */
  Step portal(String address) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(address));
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(each -> each.getKey() + '=' + each.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> response = send(request);
    response.headers().allValues("Set-Cookie").forEach(this::keep);
    return new Step(
        response.statusCode(),
        response.headers().firstValue("Location").orElse(""),
        response.headers().firstValue("Refresh").orElse(""),
        response.body());
  }

  /** The name of whom the portal knows this browser as. */
  Optional<String> signedInAs() {
    Step page = portal("/admin/operators");
    return page.status() == 200 ? Optional.of(page.body()) : Optional.empty();
  }

  private void keep(String line) {
    String[] parts = line.split(";", 2);
    String[] pair = parts[0].split("=", 2);
    attributes.put(pair[0], parts.length > 1 ? parts[1] : "");
    if (pair[1].isEmpty()) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1].replace("\"", ""));
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
