package dev.hookline.persistence.inbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Gives the server its inbox tables. */
@ApplicationScoped
class InboxTableSource {
  @Resource(lookup = "jdbc/hookline")
  private DataSource dataSource;

  @Produces
  @Singleton
  InboxTable table() {
    return new InboxTable(dataSource);
  }
}
