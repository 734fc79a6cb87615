package dev.hookline.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.launcher.database.Access;
import dev.hookline.tests.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A browser without scripts that somebody uses. */
final class Visit {
  static final String PASSWORD = "walnut gravel opera 77";

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final int ROUNDS = 1_000; // the stored form says how many: few are quick

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .cookieHandler(new CookieManager())
          .build();
  private String token = "";

  private Visit(Stage stage) {
    this.base = stage.server().apiUrl();
  }

  /**
   * A page.
   *
   * @param path where the browser was led
   */
  record Page(int status, String path, String body) {
    Page expect(int wanted) {
      assertThat(status).as(body).isEqualTo(wanted);
      return this;
    }

    /** What the pattern's group finds in the page. */
    String find(String pattern) {
      Matcher matcher = Pattern.compile(pattern).matcher(body);
      assertThat(matcher.find()).as("%s in %s", pattern, body).isTrue();
      return matcher.group(1);
    }
  }

  static Visit by(Stage stage) {
    return new Visit(stage);
  }

  /** An operator of that role, new and signed in. */
  static Visit as(String role, Stage stage) {
    String name = role + NAMES.incrementAndGet();
    add(stage, name, role);
    Visit visit = new Visit(stage);
    Page page = visit.signIn(name, PASSWORD);
    assertThat(page.path()).isEqualTo("/admin/overview");
    return visit;
  }

  Page signIn(String name, String password) {
    get("/admin/sign-in");
    return post("/admin/sign-in", "name", name, "password", password);
  }

  Page get(String path) {
    return send(HttpRequest.newBuilder(base.resolve(path)));
  }

  /** Sends a form with the token of the page seen last; fields by name and value. */
  Page post(String path, String... fields) {
    StringBuilder form = new StringBuilder("_csrf=" + token);
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&').append(fields[i]).append('=');
      form.append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString())));
  }

  private Page send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
      Matcher found = TOKEN.matcher(response.body());
      if (found.find()) {
        token = found.group(1);
      }
      return new Page(response.statusCode(), response.uri().getPath(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void add(Stage stage, String name, String role) {
    Access access = stage.server().database();
    Access.Login owner = access.owner();
    try (Connection connection =
            DriverManager.getConnection(access.url(), owner.user(), owner.password());
        PreparedStatement statement =
            connection.prepareStatement(
                "insert into operators (operator_id, name, role, password_hash)"
                    + " values (?, ?, ?, ?)")) {
      statement.setObject(1, UUID.randomUUID());
      statement.setString(2, name);
      statement.setString(3, role);
      statement.setString(4, stored());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String stored() {
    byte[] salt = "salt of the test".getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(new PBEKeySpec(PASSWORD.toCharArray(), salt, ROUNDS, 256))
              .getEncoded();
      Base64.Encoder base64 = Base64.getEncoder();
      return "pbkdf2-sha256$%d$%s$%s"
          .formatted(ROUNDS, base64.encodeToString(salt), base64.encodeToString(hash));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
