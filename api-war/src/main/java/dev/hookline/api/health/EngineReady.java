package dev.hookline.api.health;

import dev.hookline.delivery.engine.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The engine works and is not on its way out. */
@Readiness
@ApplicationScoped
class EngineReady implements HealthCheck {
  @Inject Engine engine;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("engine").status(engine.running()).build();
  }
}
