package dev.hookline.persistence.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Gives the server its ledgers. */
@ApplicationScoped
class LedgerSource {
  @Produces
  @Singleton
  EventLedger events(DataSource dataSource) {
    return new EventLedger(dataSource);
  }

  @Produces
  @Singleton
  DeliveryLedger deliveries(DataSource dataSource) {
    return new DeliveryLedger(dataSource);
  }

  @Produces
  @Singleton
  DeadLetterLedger deadLetters(DataSource dataSource) {
    return new DeadLetterLedger(dataSource);
  }

  @Produces
  @Singleton
  StoreCheck check(DataSource dataSource) {
    return new StoreCheck(dataSource);
  }
}
