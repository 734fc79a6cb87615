package dev.hookline.delivery.guarded;

import dev.hookline.delivery.engine.Engine;
import dev.hookline.delivery.flags.Flags;
import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives the server its guarded replay. */
@ApplicationScoped
class GuardedSource {
  @Produces
  @Singleton
  GuardedReplay replay(
      UnitOfWork work, Flags flags, Settings settings, Clock clock, Engine engine) {
    return new GuardedReplay(
        work, flags, ReplayLimits.of(settings), clock, () -> engine.dispatch().wake());
  }

  @Produces
  @Singleton
  ReplayBudgets budgets(UnitOfWork work) {
    return new ReplayBudgets(work);
  }

  @Produces
  @Singleton
  ReplaySignature signature(Settings settings, Clock clock) {
    return new ReplaySignature(settings, clock);
  }
}
