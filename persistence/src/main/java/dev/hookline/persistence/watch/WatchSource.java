package dev.hookline.persistence.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Gives the portal what it looks at. */
@ApplicationScoped
class WatchSource {
  @Produces
  @Singleton
  Traffic traffic(DataSource dataSource) {
    return new Traffic(dataSource);
  }

  @Produces
  @Singleton
  Nodes nodes(DataSource dataSource) {
    return new Nodes(dataSource);
  }

  @Produces
  @Singleton
  Backlog backlog(DataSource dataSource) {
    return new Backlog(dataSource);
  }

  @Produces
  @Singleton
  Search search(DataSource dataSource) {
    return new Search(dataSource);
  }

  @Produces
  @Singleton
  Causes causes(DataSource dataSource) {
    return new Causes(dataSource);
  }

  @Produces
  @Singleton
  Health health(DataSource dataSource) {
    return new Health(dataSource);
  }

  @Produces
  @Singleton
  TenantList tenants(DataSource dataSource) {
    return new TenantList(dataSource);
  }

  @Produces
  @Singleton
  Storage storage(DataSource dataSource) {
    return new Storage(dataSource);
  }
}
