package dev.hookline.persistence.work;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.transaction.UserTransaction;

/** Gives the server its one unit of work. */
@ApplicationScoped
class UnitOfWorkSource {
  @PersistenceUnit(unitName = "hookline")
  private EntityManagerFactory factory;

  @Resource private UserTransaction transaction;

  @Produces
  @Singleton
  UnitOfWork work() {
    return UnitOfWork.managed(factory, transaction);
  }
}
