package dev.hookline.delivery.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.input.Member;
import dev.hookline.delivery.input.Members;
import dev.hookline.delivery.publish.Priority;
import dev.hookline.delivery.publish.PublishRequest;
import dev.hookline.delivery.publish.Published;
import dev.hookline.delivery.publish.Publisher;
import dev.hookline.delivery.quotas.Quotas;
import dev.hookline.delivery.routing.Destination;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.persistence.id.IdKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The publishing queue's way in: an alert becomes an event with a delivery for each target. */
@ApplicationScoped
public class Alerts {
  /** Of every alert: what a plain webhook among the targets sees. */
  public static final String TOPIC = "alert";

  private static final int MOST_TARGETS = 100;
  private static final int LONGEST_KEY = 255;

  private Publisher publisher;
  private Routing routing;
  private Quotas quotas;

  /** For the container's proxy. */
  protected Alerts() {}

  @Inject
  Alerts(Publisher publisher, Routing routing, Quotas quotas) {
    this.publisher = publisher;
    this.routing = routing;
    this.quotas = quotas;
  }

  /**
   * Publishes {@code {alert, targets?, priority?, idempotency_key?}}: to the endpoints named in
   * {@code targets}, or to every enabled target of the tenant that is no plain webhook. Returns
   * once it is durable.
   *
   * @param headerKey the idempotency key of the header, or null; the body's goes before it
   * @throws Refused with {@link Reason#INVALID_REQUEST}; {@link Reason#NOT_FOUND} if a target is
   *     not the tenant's; {@link Reason#CONFLICT} if one is disabled, or there is none; and as
   *     {@link Publisher#publish}
   */
  public Published submit(String tenantId, JsonNode body, String headerKey) {
    Members in = Members.of(body);
    byte[] payload = payload(tenantId, in.required("alert"));
    Priority priority = in.optional("priority", Priority.MEDIUM, Alerts::priority);
    String key = in.optional("idempotency_key", headerKey, member -> member.text(1, LONGEST_KEY));
    List<Destination> targets =
        in.optional("targets", null, member -> named(tenantId, member.items(1, MOST_TARGETS)));
    PublishRequest request =
        new PublishRequest(TOPIC, payload, priority, key, null, null, null, null, null, null, null);
    return publisher.publishTo(tenantId, request, targets == null ? all(tenantId) : targets);
  }

  private byte[] payload(String tenantId, Member alert) {
    alert.members();
    byte[] payload = alert.json().toString().getBytes(StandardCharsets.UTF_8);
    int most = quotas.of(tenantId).payloadBytes();
    if (payload.length > most) {
      throw new Refused(Reason.PAYLOAD_TOO_LARGE, "an alert has at most " + most + " bytes");
    }
    return payload;
  }

  private static Priority priority(Member member) {
    return Priority.named(member.text(1, 20))
        .orElseThrow(() -> member.refused("must be high, medium or low"));
  }

  /** Each once, however often it is named. */
  private List<Destination> named(String tenantId, List<Member> names) {
    Map<UUID, Destination> targets = new LinkedHashMap<>();
    for (Member name : names) {
      String text = name.text(1, 64);
      Destination target =
          IdKind.ENDPOINT
              .parse(text)
              .flatMap(id -> routing.destination(tenantId, id))
              .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "there is no endpoint " + text));
      if (!target.enabled()) {
        throw new Refused(Reason.CONFLICT, "the endpoint " + text + " is disabled");
      }
      targets.put(target.endpointId(), target);
    }
    return List.copyOf(targets.values());
  }

  private List<Destination> all(String tenantId) {
    List<Destination> targets =
        routing.destinations(tenantId).stream()
            .filter(each -> each.adapter() != null && each.enabled())
            .toList();
    if (targets.isEmpty()) {
      throw new Refused(
          Reason.CONFLICT, "the tenant has no enabled endpoint of a type other than webhook");
    }
    return targets;
  }
}
