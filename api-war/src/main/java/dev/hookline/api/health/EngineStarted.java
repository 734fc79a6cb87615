package dev.hookline.api.health;

import dev.hookline.delivery.engine.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** The engine has got to work. */
@Startup
@ApplicationScoped
class EngineStarted implements HealthCheck {
  @Inject Engine engine;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("engine-started").status(engine.started()).build();
  }
}
