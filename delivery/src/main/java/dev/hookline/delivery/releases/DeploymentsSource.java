package dev.hookline.delivery.releases;

import dev.hookline.persistence.work.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the server what was deployed onto it. */
@ApplicationScoped
class DeploymentsSource {
  @Produces
  @Singleton
  Deployments deployments(UnitOfWork work) {
    return new Deployments(work);
  }
}
