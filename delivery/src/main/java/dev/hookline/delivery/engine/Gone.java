package dev.hookline.delivery.engine;

import dev.hookline.delivery.routing.Routing;
import dev.hookline.persistence.directory.EndpointRegister;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.UnitOfWork;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Disables an endpoint that answered 410: it asked to hear no more (Standard Webhooks). */
final class Gone implements BiConsumer<String, UUID> {
  private static final Logger LOG = Logger.getLogger(Gone.class.getName());

  private static final String WHY = "it answered 410 Gone";

  private final UnitOfWork work;
  private final Routing routing;

  Gone(UnitOfWork work, Routing routing) {
    this.work = work;
    this.routing = routing;
  }

  @Override
  public void accept(String tenantId, UUID endpointId) {
    try {
      Acting.as(
          Acting.system().on(tenantId).because(WHY),
          () ->
              work.write(
                  session -> {
                    new EndpointRegister(session)
                        .forChange(tenantId, endpointId)
                        .ifPresent(endpoint -> endpoint.disable(WHY));
                    return null;
                  }));
      routing.forget(tenantId);
    } catch (RuntimeException e) { // the next 410 tries again
      LOG.log(Level.WARNING, "an endpoint that is gone could not be disabled", e);
    }
  }
}
