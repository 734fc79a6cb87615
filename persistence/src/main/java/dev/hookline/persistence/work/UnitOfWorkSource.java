package dev.hookline.persistence.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.transaction.UserTransaction;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * Gives the server its data sources, its persistence unit and its one unit of work.
 *
 * <p>By name and not by {@code @Resource} or {@code @PersistenceUnit}: the server leaves such
 * fields empty in beans of the EAR's lib.
 */
@ApplicationScoped
class UnitOfWorkSource {
  @Produces
  @Singleton
  DataSource dataSource() {
    return new MarkedConnections(named("jdbc/hookline"));
  }

  @Produces
  @Singleton
  @EveryTenant
  DataSource engine() {
    return new MarkedConnections(named("jdbc/hookline"), named("jdbc/hookline-engine"));
  }

  private static DataSource named(String name) {
    try {
      return InitialContext.doLookup(name);
    } catch (NamingException e) {
      throw new IllegalStateException("the server has no data source " + name, e);
    }
  }

  @Produces
  @Singleton
  EntityManagerFactory factory() {
    return Persistence.createEntityManagerFactory("hookline");
  }

  void close(@Disposes EntityManagerFactory factory) {
    factory.close();
  }

  @Produces
  @Singleton
  UnitOfWork work(EntityManagerFactory factory, UserTransaction transaction) {
    return UnitOfWork.managed(factory, transaction);
  }
}
