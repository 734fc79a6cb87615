package dev.hookline.api.publishing;

import dev.hookline.api.http.WireId;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.publish.Priority;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.ledger.DeliveryLedger;
import dev.hookline.persistence.outbox.DeliveryState;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which jobs a list is about, as its query says it. */
final class JobFilter {
  private static final String STATES = words(DeliveryState.values(), DeliveryState::wireName);
  private static final String PRIORITIES = words(Priority.values(), Priority::wireName);

  private JobFilter() {}

  /**
   * Reads the parameters; null or empty stands for absent.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST}
   */
  static DeliveryLedger.Filter read(String state, String target, String priority) {
    Priority urgency = word("priority", priority, Priority::named, PRIORITIES);
    return new DeliveryLedger.Filter(
        null,
        WireId.named("target", IdKind.ENDPOINT, target),
        word("state", state, DeliveryState::named, STATES),
        urgency == null ? null : urgency.ordinal());
  }

  private static <T> T word(
      String name, String text, Function<String, Optional<T>> named, String words) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    return named
        .apply(text)
        .orElseThrow(() -> new Refused(Reason.INVALID_REQUEST, name + " must be one of " + words));
  }

  private static <T> String words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).collect(Collectors.joining(", "));
  }
}
