package dev.hookline.persistence.changes;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Gives the server its one feed; the engine starts it. */
@ApplicationScoped
class ChangeFeedSource {
  @Resource(lookup = "jdbc/hookline")
  private DataSource dataSource;

  @Produces
  @Singleton
  ChangeFeed feed() {
    return new ChangeFeed(dataSource);
  }

  void stop(@Disposes ChangeFeed feed) {
    feed.close();
  }
}
