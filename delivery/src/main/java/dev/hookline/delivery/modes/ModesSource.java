package dev.hookline.delivery.modes;

import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives the server its modes and what turns them; the engine keeps them up to date. */
@ApplicationScoped
class ModesSource {
  @Produces
  @Singleton
  Modes modes(UnitOfWork work, Settings settings, Clock clock) {
    return new Modes(work, settings, clock);
  }

  @Produces
  @Singleton
  Switchboard switchboard(Modes modes, UnitOfWork work, Clock clock) {
    return new Switchboard(modes, work, clock);
  }

  @Produces
  @Singleton
  Emergency emergency(Switchboard switchboard) {
    return new Emergency(switchboard);
  }
}
