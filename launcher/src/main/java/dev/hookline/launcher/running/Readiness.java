package dev.hookline.launcher.running;

import dev.hookline.launcher.process.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks the server whether it is ready. */
public final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Readiness() {}

  /** One question. */
  public static boolean ask(URI url) {
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build()) {
      return client
              .send(
                  HttpRequest.newBuilder(url).timeout(PATIENCE).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Asks until the answer is yes, the server is given up, or the time is over. */
  public static boolean await(URI url, BooleanSupplier givenUp, Duration limit)
      throws InterruptedException {
    Waiting.until(() -> givenUp.getAsBoolean() || ask(url), limit, Duration.ofMillis(100));
    return !givenUp.getAsBoolean() && ask(url);
  }
}
