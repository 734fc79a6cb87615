package dev.hookline.launcher.running;

import dev.hookline.launcher.process.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks the server whether it is ready. */
public final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Longer than a check waits for a connection of its pool. */
  private static final Duration LONG_PATIENCE = Duration.ofSeconds(15);

  private Readiness() {}

  /** One question. */
  public static boolean ask(URI url) {
    try {
      return answer(url, PATIENCE).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * What the server says of itself, in one line: the status and the checks, or why there is none.
   */
  public static String explain(URI url) throws InterruptedException {
    try {
      HttpResponse<String> answer = answer(url, LONG_PATIENCE);
      return answer.statusCode() + " " + answer.body().replaceAll("\\s+", " ").strip();
    } catch (IOException e) {
      return "no answer: " + e;
    }
  }

  /** Asks until the answer is yes, the server is given up, or the time is over. */
  public static boolean await(URI url, BooleanSupplier givenUp, Duration limit)
      throws InterruptedException {
    return Waiting.until(() -> givenUp.getAsBoolean() || ask(url), limit, Duration.ofMillis(100))
        && !givenUp.getAsBoolean();
  }

  private static HttpResponse<String> answer(URI url, Duration patience)
      throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .build()) {
      return client.send(
          HttpRequest.newBuilder(url).timeout(patience).build(), BodyHandlers.ofString());
    }
  }
}
