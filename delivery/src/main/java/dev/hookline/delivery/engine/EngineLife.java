package dev.hookline.delivery.engine;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** Starts the engine with the application, once for both wars, and stops it with the application. */
@ApplicationScoped
class EngineLife {
  @Inject private Engine engine;

  void onStart(@Observes Startup event) {
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
