package dev.hookline.delivery.engine;

import dev.hookline.delivery.Refused;
import dev.hookline.delivery.publish.Priority;
import dev.hookline.delivery.publish.PublishRequest;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.persistence.directory.EndpointRegister;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.UnitOfWork;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Disables endpoints on HookLine's own account, and publishes a notice to the tenant when it did.
 * The endpoint itself does not get it: to disabled ones nothing is routed.
 */
final class Disabling {
  /** The topic of the notice. */
  static final String TOPIC = "hookline.endpoint.disabled";

  private static final Logger LOG = Logger.getLogger(Disabling.class.getName());

  private final UnitOfWork work;
  private final Routing routing;
  private final Clock clock;
  private volatile BiConsumer<String, PublishRequest> publisher = (tenant, notice) -> {};

  /** Why. */
  enum Cause {
    /** It asked to hear no more (Standard Webhooks). */
    GONE,
    /** Nothing succeeded for days. */
    FAILING;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Disabling(UnitOfWork work, Routing routing, Clock clock) {
    this.work = work;
    this.routing = routing;
    this.clock = clock;
  }

  /** Where notices go. */
  void publishTo(BiConsumer<String, PublishRequest> door) {
    publisher = door;
  }

  /** The endpoint answered 410. */
  void gone(String tenantId, UUID endpointId) {
    disable(tenantId, endpointId, Cause.GONE, "it answered 410 Gone");
  }

  /** Nothing to the endpoint succeeded for so many days. */
  void failing(String tenantId, UUID endpointId, int days) {
    disable(
        tenantId,
        endpointId,
        Cause.FAILING,
        "no attempt succeeded for " + days + (days == 1 ? " day" : " days"));
  }

  private void disable(String tenantId, UUID endpointId, Cause cause, String why) {
    try {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      boolean done =
          Acting.as(
              Acting.system().on(tenantId).because(why),
              () ->
                  work.write(
                      session ->
                          new EndpointRegister(session)
                              .forChange(tenantId, endpointId)
                              .filter(endpoint -> endpoint.enabled())
                              .map(
                                  endpoint -> {
                                    endpoint.disable(why, now);
                                    endpoint.changed(now);
                                    return true;
                                  })
                              .orElse(false)));
      routing.forget(tenantId);
      if (done) {
        LOG.log(Level.INFO, "endpoint {0} is disabled: {1}", new Object[] {endpointId, why});
        publisher.accept(tenantId, notice(endpointId, cause, why, now));
      }
    } catch (Refused refused) {
      LOG.log(
          Level.WARNING,
          "a notice of a disabled endpoint was not published: {0}",
          refused.getMessage());
    } catch (RuntimeException e) { // the next failure tries again
      LOG.log(Level.WARNING, "an endpoint could not be disabled", e);
    }
  }

  private static PublishRequest notice(UUID endpointId, Cause cause, String why, Instant now) {
    String payload =
        "{\"endpoint_id\":\"%s\",\"cause\":\"%s\",\"reason\":\"%s\",\"disabled_at\":%d}"
            .formatted(IdKind.ENDPOINT.format(endpointId), cause.word(), why, now.toEpochMilli());
    return new PublishRequest(
        TOPIC,
        payload.getBytes(StandardCharsets.UTF_8),
        Priority.MEDIUM,
        null,
        null,
        now,
        null,
        null,
        null,
        null,
        null);
  }
}
