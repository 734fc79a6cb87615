package dev.hookline.api.health;

import dev.hookline.persistence.ledger.StoreCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The database answers and has the schema. */
@Readiness
@ApplicationScoped
class DatabaseReady implements HealthCheck {
  @Inject StoreCheck store;

  @Override
  public HealthCheckResponse call() {
    try {
      return HealthCheckResponse.named("database").status(store.schemaPresent()).build();
    } catch (SQLException e) {
      return HealthCheckResponse.down("database");
    }
  }
}
