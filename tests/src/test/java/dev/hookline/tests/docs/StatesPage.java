package dev.hookline.tests.docs;

import dev.hookline.persistence.outbox.DeliveryState;
import java.util.Map;

/** The state machine of a delivery, drawn from {@link DeliveryState#successors()}. */
final class StatesPage {
  private static final String SOURCE =
      "persistence/src/main/java/dev/hookline/persistence/outbox/DeliveryState.java";

  private static final String HEAD =
      """
      # The states of a delivery

      <!-- Generated from dev.hookline.persistence.outbox.DeliveryState by GeneratedDocsTest. Do not edit. -->

      A delivery is one event on its way to one endpoint. It is in exactly one of these states, and
      the arrows are all there are. The words are those of the API and of the database.

      ```mermaid
      stateDiagram-v2
        [*] --> pending: published or replayed
      """;

  private static final Map<String, String> CAUSES =
      Map.ofEntries(
          Map.entry("pending failed", "the attempt failed"),
          Map.entry("pending dead", "410, refused address, or no attempts left"),
          Map.entry("pending success", "the receiver answered 2xx"),
          Map.entry(
              "pending cancelled",
              "event cancelled, endpoint deleted, replay cancelled, past retention"),
          Map.entry("failed dead", "410, refused address, or no attempts left"),
          Map.entry("failed success", "the receiver answered 2xx"),
          Map.entry("failed cancelled", "endpoint deleted, replay cancelled, past retention"),
          Map.entry("dead pending", "requeued"),
          Map.entry("dead cancelled", "deleted"));

  private static final Map<DeliveryState, String> TABLES =
      Map.of(
          DeliveryState.PENDING, "queue",
          DeliveryState.FAILED, "queue",
          DeliveryState.DEAD, "dead_letters",
          DeliveryState.SUCCESS, "deliveries",
          DeliveryState.CANCELLED, "deliveries");

  private StatesPage() {}

  static String text() {
    ConstantComments comments = new ConstantComments(SOURCE);
    StringBuilder page = new StringBuilder(HEAD);
    int arrows = 0;
    for (DeliveryState from : DeliveryState.values()) {
      for (DeliveryState to : from.successors()) {
        page.append(arrow(from, to));
        arrows++;
      }
    }
    if (arrows != CAUSES.size()) {
      throw new IllegalStateException("a cause is described for an arrow that does not exist");
    }
    for (DeliveryState state : DeliveryState.values()) {
      if (state.ended()) {
        page.append("  ").append(state.wireName()).append(" --> [*]\n");
      }
    }
    page.append("```\n\n| State | Meaning | Table |\n|---|---|---|\n");
    for (DeliveryState state : DeliveryState.values()) {
      page.append(
          "| `%s` | %s | `%s` |\n"
              .formatted(state.wireName(), comments.of(state), TABLES.get(state)));
    }
    return page.toString();
  }

  private static String arrow(DeliveryState from, DeliveryState to) {
    String cause = CAUSES.get(from.wireName() + " " + to.wireName());
    if (cause == null) {
      throw new IllegalStateException("no cause is described for " + from + " to " + to);
    }
    return "  %s --> %s: %s\n".formatted(from.wireName(), to.wireName(), cause);
  }
}
