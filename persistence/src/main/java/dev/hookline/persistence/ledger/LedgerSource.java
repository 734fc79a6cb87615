package dev.hookline.persistence.ledger;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Gives the server its ledgers. */
@ApplicationScoped
class LedgerSource {
  @Resource(lookup = "jdbc/hookline")
  private DataSource dataSource;

  @Produces
  @Singleton
  EventLedger events() {
    return new EventLedger(dataSource);
  }

  @Produces
  @Singleton
  DeliveryLedger deliveries() {
    return new DeliveryLedger(dataSource);
  }

  @Produces
  @Singleton
  DeadLetterLedger deadLetters() {
    return new DeadLetterLedger(dataSource);
  }

  @Produces
  @Singleton
  StoreCheck check() {
    return new StoreCheck(dataSource);
  }
}
