package dev.hookline.delivery.flags;

import dev.hookline.persistence.work.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives the server its flags; the engine keeps them up to date. */
@ApplicationScoped
class FlagsSource {
  @Produces
  @Singleton
  Flags flags(UnitOfWork work, Clock clock) {
    return new Flags(work, clock);
  }

  @Produces
  @Singleton
  FlagBoard board(UnitOfWork work, Flags flags) {
    return new FlagBoard(work, flags);
  }
}
