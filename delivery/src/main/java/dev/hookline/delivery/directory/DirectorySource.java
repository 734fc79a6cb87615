package dev.hookline.delivery.directory;

import dev.hookline.delivery.credentials.EndpointVault;
import dev.hookline.persistence.directory.TenantConfigurations;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.secrets.SecretVault;
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
  EndpointVault vault(SecretVault vault) {
    return new EndpointVault(vault);
  }

  @Produces
  @Singleton
  EndpointRules rules(Settings settings, AddressGuard guard, EndpointVault vault) {
    return new EndpointRules(settings, guard, vault);
  }

  @Produces
  @Singleton
  Endpoints endpoints(
      UnitOfWork work, EndpointRules rules, EndpointVault vault, Uuid7 ids, Clock clock) {
    return new Endpoints(work, rules, vault, ids, clock);
  }

  @Produces
  @Singleton
  Subscriptions subscriptions(UnitOfWork work, Uuid7 ids, Clock clock) {
    return new Subscriptions(work, ids, clock);
  }

  @Produces
  @Singleton
  TenantConfigurations configurations(UnitOfWork work) {
    return new TenantConfigurations(work);
  }
}
