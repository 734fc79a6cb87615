package dev.hookline.delivery.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.input.Member;
import dev.hookline.delivery.input.Members;
import dev.hookline.delivery.routing.Filter;
import dev.hookline.delivery.routing.TopicPattern;
import dev.hookline.delivery.routing.Transform;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.directory.EndpointRegister;
import dev.hookline.persistence.directory.Subscription;
import dev.hookline.persistence.directory.SubscriptionRegister;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.id.Uuid7;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** A tenant's subscriptions. */
public final class Subscriptions {
  private static final int LONGEST_PATTERN = 256;
  private static final int MOST_CHANNELS = 100;
  private static final int LONGEST_CHANNEL = 128;
  private static final int LONGEST_RULE = 16_384;

  private final TenantWork work;
  private final Uuid7 ids;
  private final Clock clock;

  /** Subscriptions kept by the given work. */
  Subscriptions(TenantWork work, Uuid7 ids, Clock clock) {
    this.work = work;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a subscription from {@code {endpoint_id, topic_pattern, channels?, filter?, transform?}}.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST}, {@link Reason#INVALID_PATTERN}, {@link
   *     Reason#INVALID_FILTER}, {@link Reason#INVALID_TRANSFORM}, {@link Reason#QUOTA_EXCEEDED}, or
   *     {@link Reason#NOT_FOUND} if the endpoint is not the tenant's
   */
  public Subscription create(String tenantId, JsonNode body) {
    Members in = Members.of(body);
    UUID endpointId = endpointId(in.required("endpoint_id"));
    String pattern = pattern(in);
    String channels = in.optional("channels", null, Subscriptions::channels);
    String filter = in.optional("filter", null, Subscriptions::filter);
    String transform = in.optional("transform", null, Subscriptions::transform);
    return work.write(
        tenantId,
        session -> {
          work.quotas().admitSubscription(session, tenantId);
          // Locked, so that the endpoint is not removed in between.
          Endpoint endpoint =
              new EndpointRegister(session)
                  .forChange(tenantId, endpointId)
                  .orElseThrow(Subscriptions::noEndpoint);
          Subscription made = new Subscription(ids.next(), endpoint, pattern, clock.instant());
          made.within(channels);
          made.only(filter);
          made.reshape(transform);
          new SubscriptionRegister(session).add(made);
          return made;
        });
  }

  /**
   * A tenant's subscriptions, newest first.
   *
   * @param endpointId only those of this endpoint, or null for all
   * @param before only older ones than this, or null for all
   * @param rows most subscriptions wanted
   */
  public List<Subscription> list(String tenantId, UUID endpointId, UUID before, int rows) {
    return work.read(
        session -> new SubscriptionRegister(session).ofTenant(tenantId, endpointId, before, rows));
  }

  /**
   * A tenant's subscription.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public Subscription get(String tenantId, UUID id) {
    return work.read(session -> new SubscriptionRegister(session).find(tenantId, id))
        .orElseThrow(Subscriptions::unknown);
  }

  /**
   * Removes a subscription.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public void remove(String tenantId, UUID id) {
    work.write(
        tenantId,
        session -> {
          SubscriptionRegister register = new SubscriptionRegister(session);
          register.remove(register.find(tenantId, id).orElseThrow(Subscriptions::unknown));
          return null;
        });
  }

  private static UUID endpointId(Member member) {
    return IdKind.ENDPOINT.parse(member.text(1, 64)).orElseThrow(Subscriptions::noEndpoint);
  }

  private static String pattern(Members in) {
    JsonNode text = in.required("topic_pattern").json();
    if (!text.isTextual() || text.textValue().length() > LONGEST_PATTERN) {
      throw new Refused(
          Reason.INVALID_PATTERN, "topic_pattern must be a text of 1 to 256 characters");
    }
    TopicPattern.parse(text.textValue());
    return text.textValue();
  }

  private static String channels(Member member) {
    member.items(1, MOST_CHANNELS).forEach(channel -> channel.text(1, LONGEST_CHANNEL));
    return stored(member);
  }

  private static String filter(Member member) {
    Filter.parse(member.json());
    return stored(member);
  }

  private static String transform(Member member) {
    Transform.parse(member.json());
    return stored(member);
  }

  private static String stored(Member member) {
    String text = member.json().toString();
    if (text.length() > LONGEST_RULE) {
      throw member.refused("must be at most " + LONGEST_RULE + " characters of JSON");
    }
    return text;
  }

  private static Refused noEndpoint() {
    return new Refused(Reason.NOT_FOUND, "no such endpoint");
  }

  private static Refused unknown() {
    return new Refused(Reason.NOT_FOUND, "no such subscription");
  }
}
