package dev.hookline.delivery.quotas;

import dev.hookline.persistence.changes.ChangeFeed;
import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives the server its quotas. */
@ApplicationScoped
class QuotasSource {
  @Produces
  @Singleton
  Quotas quotas(UnitOfWork work, Settings settings, Clock clock, ChangeFeed changes) {
    Quotas quotas = new Quotas(work, settings, clock);
    changes.listen(quotas);
    return quotas;
  }
}
