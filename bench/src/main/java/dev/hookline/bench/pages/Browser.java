package dev.hookline.bench.pages;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who is signed in to the portal. */
final class Browser {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String CHOSEN = "a bench walks over many pages";

  private final URI server;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  Browser(URI server) {
    this.server = server;
  }

  /** Signs in with the one-time password of the first admin, and replaces it. */
  void signIn(String oneTimePassword) throws IOException {
    post("/admin/sign-in", "name=admin&password=" + encoded(oneTimePassword));
    String chosen = encoded(CHOSEN);
    post(
        "/admin/password",
        "current=%s&chosen=%s&again=%s".formatted(encoded(oneTimePassword), chosen, chosen));
  }

  /** Nanoseconds until a page was there. */
  long open(String path) throws IOException {
    long began = System.nanoTime();
    HttpResponse<String> answer = send(HttpRequest.newBuilder(server.resolve(path)));
    if (answer.statusCode() != 200 || answer.uri().getPath().endsWith("/sign-in")) {
      throw new IOException(path + " answered " + answer.statusCode());
    }
    return System.nanoTime() - began;
  }

  private void post(String path, String fields) throws IOException {
    Matcher token = TOKEN.matcher(send(HttpRequest.newBuilder(server.resolve(path))).body());
    if (!token.find()) {
      throw new IOException(path + " has no form");
    }
    send(
        HttpRequest.newBuilder(server.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("_csrf=" + token.group(1) + "&" + fields)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
