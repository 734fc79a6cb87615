package dev.hookline.delivery;

import dev.hookline.persistence.id.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one place that reads the machine's clock. */
@ApplicationScoped
class Clocks {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Uuid7 ids(Clock clock) {
    return new Uuid7(clock);
  }
}
