package dev.hookline.delivery.breakers;

import dev.hookline.persistence.work.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the server its view of the breakers. */
@ApplicationScoped
class BreakersSource {
  @Produces
  @Singleton
  EndpointBreakers breakers(UnitOfWork work) {
    return new EndpointBreakers(work);
  }
}
