package dev.hookline.delivery.engine;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Starts the engine with the application, once for both wars, and stops it with the application.
 */
@ApplicationScoped
class EngineLife {
  @Inject private Engine engine;
  private final AtomicBoolean begun = new AtomicBoolean();

  /** The server announces the start once for each war; the engine starts with the first. */
  void onStart(@Observes Startup event) {
    if (begun.getAndSet(true)) {
      return;
    }
    try {
      engine.start();
    } catch (SQLException e) {
      throw new IllegalStateException("the engine cannot start without its database", e);
    }
  }

  @PreDestroy
  void onStop() {
    engine.stop();
  }
}
