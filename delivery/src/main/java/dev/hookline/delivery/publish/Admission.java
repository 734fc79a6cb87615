package dev.hookline.delivery.publish;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.dispatch.Dispatcher;
import dev.hookline.delivery.routing.Destination;
import dev.hookline.delivery.routing.Route;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.delivery.routing.Topics;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.outbox.EventRow;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Checks an event, routes it, and gives it its ids. */
final class Admission {
  private static final int MAX_KEY = 255;
  private static final int FARTHEST_DAYS = 30;

  /**
   * Longer than the longest retry schedule: an event must not be dropped before its last attempt.
   */
  private static final int DAYS_FOR_RETRIES = 4;

  private final int maxPayload;
  private final Duration keyLife;
  private final Duration farthest;
  private final Clock clock;
  private final Uuid7 ids;
  private final Routing routing;
  private final Dispatcher dispatcher;

  Admission(Settings settings, Clock clock, Uuid7 ids, Routing routing, Dispatcher dispatcher) {
    this.maxPayload = settings.integer(Setting.MAX_PAYLOAD_BYTES);
    this.keyLife = Duration.ofHours(settings.integer(Setting.IDEMPOTENCY_HOURS));
    this.farthest =
        Duration.ofDays(
            Math.min(FARTHEST_DAYS, settings.integer(Setting.RETENTION_DAYS) - DAYS_FOR_RETRIES));
    this.clock = clock;
    this.ids = ids;
    this.routing = routing;
    this.dispatcher = dispatcher;
  }

  /**
   * Makes the rows of an acceptable event; its deliveries hold places at the dispatcher where there
   * was room.
   *
   * @throws Refused if it is not acceptable
   */
  EventRow admit(String tenantId, PublishRequest request) {
    check(request);
    return row(
        tenantId,
        request,
        routing.match(tenantId, request.topic(), request.payload(), request.channels()));
  }

  /** The same for an event that goes to these endpoints, whoever subscribed. */
  EventRow admit(String tenantId, PublishRequest request, List<Destination> destinations) {
    check(request);
    return row(
        tenantId, request, destinations.stream().map(each -> new Route(each, null, null)).toList());
  }

  private EventRow row(String tenantId, PublishRequest request, List<Route> routes) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    boolean later = request.deliverAt() != null && request.deliverAt().isAfter(now);
    List<EventRow.DeliveryRow> deliveries = new ArrayList<>(routes.size());
    for (Route route : routes) {
      deliveries.add(delivery(route, request, later));
    }
    return new EventRow(
        ids.next(),
        tenantId,
        request.topic(),
        request.payload(),
        request.priority().ordinal(),
        now,
        key(request, now),
        extras(request),
        deliveries);
  }

  private EventRow.DeliveryRow delivery(Route route, PublishRequest request, boolean later) {
    boolean leased =
        !later
            && dispatcher.reserve(
                route.destination(),
                request.priority().ordinal(),
                size(route.body(), request.payload()));
    return new EventRow.DeliveryRow(
        ids.next(), route.destination().endpointId(), route.subscriptionId(), route.body(), leased);
  }

  private void check(PublishRequest request) {
    Topics.check(request.topic());
    if (request.payload().length > maxPayload) {
      throw new Refused(Reason.PAYLOAD_TOO_LARGE, "a payload has at most " + maxPayload + " bytes");
    }
    String key = request.idempotencyKey();
    if (key != null && (key.isEmpty() || key.length() > MAX_KEY || key.indexOf('\0') >= 0)) {
      throw new Refused(
          Reason.INVALID_REQUEST, "idempotency_key has 1 to " + MAX_KEY + " characters");
    }
    if (request.deliverAt() != null
        && request.deliverAt().isAfter(clock.instant().plus(farthest))) {
      throw new Refused(
          Reason.INVALID_REQUEST, "deliver_at is at most " + farthest.toDays() + " days ahead");
    }
  }

  private EventRow.KeyClaim key(PublishRequest request, Instant now) {
    return request.idempotencyKey() == null
        ? null
        : new EventRow.KeyClaim(request.idempotencyKey(), fingerprint(request), now.plus(keyLife));
  }

  private static EventRow.Extras extras(PublishRequest request) {
    boolean plain =
        request.deliverAt() == null
            && request.occurredAt() == null
            && request.channels() == null
            && request.metadata() == null
            && request.traceparent() == null
            && request.retry() == null;
    return plain
        ? EventRow.Extras.NONE
        : new EventRow.Extras(
            request.occurredAt(),
            request.deliverAt(),
            request.channels(),
            request.metadata(),
            request.traceparent(),
            request.tracestate(),
            request.retry());
  }

  private static byte[] fingerprint(PublishRequest request) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(request.topic().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return digest.digest(request.payload());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static int size(byte[] body, byte[] payload) {
    return body == null ? payload.length : body.length;
  }
}
