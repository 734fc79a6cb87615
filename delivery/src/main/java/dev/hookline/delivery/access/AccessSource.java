package dev.hookline.delivery.access;

import dev.hookline.persistence.changes.ChangeFeed;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives the server its callers, keys and seeding. */
@ApplicationScoped
class AccessSource {
  @Produces
  @Singleton
  Callers callers(UnitOfWork work, Settings settings, Clock clock, ChangeFeed changes) {
    Callers callers = new Callers(work, settings, clock);
    changes.listen(callers.listener());
    return callers;
  }

  @Produces
  @Singleton
  Keys keys(UnitOfWork work, Callers callers, Uuid7 ids, Clock clock) {
    return new Keys(work, callers, ids, clock);
  }

  @Produces
  @Singleton
  Seeding seeding(UnitOfWork work, Settings settings, Uuid7 ids, Clock clock) {
    return new Seeding(work, settings, ids, clock);
  }
}
