package dev.hookline.delivery.directory;

import dev.hookline.delivery.credentials.EndpointVault;
import dev.hookline.delivery.quotas.Quotas;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Settings;
import dev.hookline.transport.guard.AddressGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives the server its tenants, endpoints and subscriptions. */
@ApplicationScoped
class DirectorySource {
  @Produces
  @Singleton
  Tenants tenants(UnitOfWork work, Clock clock) {
    return new Tenants(work, clock);
  }

  @Produces
  @Singleton
  EndpointRules rules(Settings settings, AddressGuard guard, EndpointVault vault) {
    return new EndpointRules(settings, guard, vault);
  }

  @Produces
  @Singleton
  TenantWork work(UnitOfWork work, Routing routing, Quotas quotas) {
    return new TenantWork(work, routing::forget, quotas);
  }

  @Produces
  @Singleton
  Endpoints endpoints(
      TenantWork work, EndpointRules rules, EndpointVault vault, Uuid7 ids, Clock clock) {
    return new Endpoints(work, rules, vault, ids, clock);
  }

  @Produces
  @Singleton
  Subscriptions subscriptions(TenantWork work, Uuid7 ids, Clock clock) {
    return new Subscriptions(work, ids, clock);
  }
}
