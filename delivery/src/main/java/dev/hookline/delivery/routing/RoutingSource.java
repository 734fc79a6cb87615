package dev.hookline.delivery.routing;

import dev.hookline.delivery.credentials.EndpointVault;
import dev.hookline.persistence.changes.ChangeFeed;
import dev.hookline.persistence.changes.ChangeListener;
import dev.hookline.persistence.directory.TenantConfigurations;
import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Gives the server its routing table, and keeps it told of changes. */
@ApplicationScoped
class RoutingSource {
  private static final Set<String> TABLES =
      Set.of("endpoints", "endpoint_secrets", "subscriptions", "tenants");

  @Produces
  @Singleton
  Routing routing(UnitOfWork work, EndpointVault vault, Settings settings, ChangeFeed changes) {
    TenantConfigurations configurations = new TenantConfigurations(work);
    RouteCompiler compiler = new RouteCompiler(vault, settings);
    Routing routing = new Routing(tenantId -> compiler.compile(configurations.load(tenantId)));
    changes.listen(
        new ChangeListener() {
          @Override
          public void changed(String table, String tenantId) {
            if (TABLES.contains(table)) {
              routing.forget(tenantId);
            }
          }

          @Override
          public void everythingMayHaveChanged() {
            routing.forgetAll();
          }
        });
    return routing;
  }
}
