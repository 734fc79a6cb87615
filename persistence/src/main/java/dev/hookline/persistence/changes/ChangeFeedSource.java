package dev.hookline.persistence.changes;

import dev.hookline.persistence.work.EveryTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Gives the server its one feed; the engine starts it. */
@ApplicationScoped
class ChangeFeedSource {
  @Produces
  @Singleton
  ChangeFeed feed(@EveryTenant DataSource dataSource) {
    return new ChangeFeed(dataSource);
  }

  void stop(@Disposes ChangeFeed feed) {
    feed.close();
  }
}
