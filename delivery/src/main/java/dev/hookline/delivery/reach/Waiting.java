package dev.hookline.delivery.reach;

import dev.hookline.delivery.flags.Feature;
import dev.hookline.delivery.flags.Flags;
import dev.hookline.delivery.modes.Act;
import dev.hookline.delivery.modes.InForce;
import dev.hookline.delivery.modes.Modes;
import dev.hookline.delivery.modes.Pause;
import dev.hookline.persistence.breakers.StoredBreaker;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.ledger.DeliveryEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why deliveries of one tenant wait, the strongest reason first; as things are at one moment. */
final class Waiting {
  private static final int SHORTLY = 1;

  private final String tenantId;
  private final InForce modes;
  private final boolean featureOn;
  private final Map<UUID, StoredBreaker> breakers;
  private final Instant now;

  /**
   * @param shut the tenant's breakers that are not closed
   */
  Waiting(String tenantId, Modes modes, Flags flags, List<StoredBreaker> shut, Clock clock) {
    this.tenantId = tenantId;
    this.modes = modes.inForce();
    this.featureOn = flags.on(Feature.OUTBOX, tenantId);
    this.breakers =
        shut.stream().collect(Collectors.toMap(StoredBreaker::endpointId, Function.identity()));
    this.now = clock.instant();
  }

  /**
   * Why the delivery, which has not ended, waits.
   *
   * @param endpoint where it goes, or null if that was deleted
   */
  Answer.Because why(DeliveryEntry delivery, Endpoint endpoint) {
    if (endpoint == null) {
      return Answer.Because.of(
          Code.ENDPOINT_DELETED, "The endpoint was deleted; the delivery will be cancelled.");
    }
    if (delivery.leased()) {
      return inHands(delivery, endpoint);
    }
    return held(endpoint)
        .or(() -> notDue(delivery))
        .or(() -> behindABreaker(endpoint))
        .orElseGet(() -> due(delivery, endpoint));
  }

  private Optional<Answer.Because> held(Endpoint endpoint) {
    if (!endpoint.enabled()) {
      return Optional.of(disabled(endpoint));
    }
    if (endpoint.paused()) {
      return because(Code.ENDPOINT_PAUSED, "Its owner paused the endpoint.", null);
    }
    Optional<Pause> pause =
        modes.pauses().stream().filter(each -> holds(each, endpoint.id())).findFirst();
    if (pause.isPresent()) {
      Pause found = pause.get();
      return found.endpointId() == null
          ? because(
              Code.TENANT_PAUSED, "The operators paused the tenant.", found.state().expiresAt())
          : because(
              Code.ENDPOINT_HELD, "The operators paused the endpoint.", found.state().expiresAt());
    }
    if (!modes.permits(Act.DELIVER)) {
      return because(
          Code.ALL_PAUSED,
          "Nothing leaves: the outbox is paused, or the server is in maintenance.",
          null);
    }
    return featureOn
        ? Optional.empty()
        : because(Code.FEATURE_OFF, "The flag outbox.enabled is off for the tenant.", null);
  }

  static Answer.Because disabled(Endpoint endpoint) {
    return Answer.Because.of(
        Code.ENDPOINT_DISABLED,
        "The endpoint is disabled"
            + endpoint.disabledReason().map(reason -> ": " + reason).orElse("")
            + ".");
  }

  private Optional<Answer.Because> notDue(DeliveryEntry delivery) {
    Instant due = delivery.nextAttemptAt();
    if (!due.isAfter(now)) {
      return Optional.empty();
    }
    return delivery.attempts() == 0
        ? because(Code.DELAYED, "The publisher asked for a later time.", due)
        : because(
            Code.RETRY_SCHEDULED,
            "The last attempt failed" + last(delivery) + "; the next one is not due yet.",
            due);
  }

  private Optional<Answer.Because> behindABreaker(Endpoint endpoint) {
    return Optional.ofNullable(breakers.get(endpoint.id()))
        .map(
            breaker ->
                new Answer.Because(
                    Code.BREAKER_OPEN,
                    "The circuit breaker is "
                        + breaker.state().word().replace('_', ' ')
                        + ": "
                        + breaker.reason()
                        + ".",
                    breaker.until()));
  }

  private Answer.Because due(DeliveryEntry delivery, Endpoint endpoint) {
    if (endpoint.limits().ordered()) {
      return Answer.Because.of(
          Code.IN_ORDER, "The endpoint takes one after the other; it waits for those before it.");
    }
    return limited(delivery, endpoint)
        .orElseGet(
            () ->
                Answer.Because.of(
                    Code.DUE, "It is due: a node is about to take it, or its lane is full."));
  }

  private Answer.Because inHands(DeliveryEntry delivery, Endpoint endpoint) {
    return limited(delivery, endpoint)
        .orElseGet(() -> Answer.Because.of(Code.SENDING, "A node is sending it."));
  }

  private Optional<Answer.Because> limited(DeliveryEntry delivery, Endpoint endpoint) {
    Integer perSecond = endpoint.limits().rateLimitRps();
    boolean awhile = delivery.nextAttemptAt().plusSeconds(SHORTLY).isBefore(now);
    return perSecond == null || !awhile
        ? Optional.empty()
        : because(
            Code.RATE_LIMIT, "The endpoint takes at most " + perSecond + " in a second.", null);
  }

  private boolean holds(Pause pause, UUID endpointId) {
    return pause.endpointId() == null
        ? pause.tenantId().equals(tenantId)
        : pause.endpointId().equals(endpointId);
  }

  private static String last(DeliveryEntry delivery) {
    if (delivery.lastStatus() != null) {
      return " with " + delivery.lastStatus();
    }
    return delivery.lastError() == null ? "" : " (" + delivery.lastError() + ")";
  }

  private static Optional<Answer.Because> because(Code code, String detail, Instant until) {
    return Optional.of(new Answer.Because(code, detail, until));
  }
}
