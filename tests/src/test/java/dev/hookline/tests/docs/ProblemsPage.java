package dev.hookline.tests.docs;

import dev.hookline.delivery.Reason;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Every {@link Reason} with the HTTP status that the API gives it. */
final class ProblemsPage {
  private static final String SOURCE = "delivery/src/main/java/dev/hookline/delivery/Reason.java";

  private static final String HEAD =
      """
      # Problem codes

      <!-- Generated from dev.hookline.delivery.Reason and the API's table of statuses by GeneratedDocsTest. Do not edit. -->

      Every error answer is an RFC 9457 problem with the content type `application/problem+json`:

      ```json
      {
        "type": "urn:hookline:problem:invalid-topic",
        "title": "Invalid topic",
        "status": 400,
        "detail": "topic is required",
        "instance": "/v1/events",
        "code": "INVALID_TOPIC",
        "error": "invalid_topic"
      }
      ```

      `code` is stable: test for it, not for `title` or `detail`. `error` is the same in lower case.
      An answer 503 carries `Retry-After`. What is refused is not stored.

      | Code | Status | Meaning |
      |---|---|---|
      """;

  private static final String FOOT =
      """

      Two codes come from the server itself: `NOT_ACCEPTABLE` (406), when the `Accept` header allows
      nothing that the resource has, and `INTERNAL` (500), when HookLine failed. `instance` is then
      `urn:uuid:…`, and the server's log has the cause under that id.
      """;

  private ProblemsPage() {}

  static String text() {
    ConstantComments comments = new ConstantComments(SOURCE);
    Map<Reason, Integer> statuses = statuses();
    return Arrays.stream(Reason.values())
        .sorted(Comparator.<Reason, Integer>comparing(statuses::get).thenComparing(Reason::name))
        .map(reason -> row(reason, statuses.get(reason), comments.of(reason)))
        .collect(Collectors.joining("", HEAD, FOOT));
  }

  private static String row(Reason reason, int status, String meaning) {
    return "| <a id=\"%s\"></a>`%s` | %d | %s |\n"
        .formatted(
            reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            reason.name(),
            status,
            meaning);
  }

  /** The table lives in a war, which is nobody's library: it is read from the classes beside us. */
  private static Map<Reason, Integer> statuses() {
    try {
      URL[] war = {Checkout.ROOT.resolve("api-war/target/classes/").toUri().toURL()};
      try (URLClassLoader loader = new URLClassLoader(war, Reason.class.getClassLoader())) {
        var status =
            loader
                .loadClass("dev.hookline.api.problem.ProblemTable")
                .getMethod("status", Reason.class);
        Map<Reason, Integer> statuses = new java.util.EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
          statuses.put(reason, (Integer) status.invoke(null, reason));
        }
        return statuses;
      }
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("api-war is not compiled; build all modules together", e);
    }
  }
}
