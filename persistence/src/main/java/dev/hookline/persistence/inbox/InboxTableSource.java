package dev.hookline.persistence.inbox;

import dev.hookline.persistence.work.EveryTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Gives the server its inbox tables. */
@ApplicationScoped
class InboxTableSource {
  @Produces
  @Singleton
  InboxTable table(@EveryTenant DataSource dataSource) {
    return new InboxTable(dataSource);
  }
}
