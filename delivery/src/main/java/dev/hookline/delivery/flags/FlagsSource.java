package dev.hookline.delivery.flags;

import dev.hookline.persistence.changes.ChangeFeed;
import dev.hookline.persistence.work.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives the server its flags; the engine watches over them. */
@ApplicationScoped
class FlagsSource {
  @Produces
  @Singleton
  Flags flags(UnitOfWork work, Clock clock, ChangeFeed changes) {
    Flags flags = new Flags(work, clock);
    flags.read();
    changes.listen(flags);
    return flags;
  }

  @Produces
  @Singleton
  FlagBoard board(UnitOfWork work, Flags flags) {
    return new FlagBoard(work, flags);
  }
}
