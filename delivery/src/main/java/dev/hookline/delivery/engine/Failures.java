package dev.hookline.delivery.engine;

import dev.hookline.persistence.recovery.FailingEndpoints;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.sql.SQLException;

/** Disables the endpoints that fail for as many days as the settings say. */
final class Failures {
  private final FailingEndpoints endpoints;
  private final Disabling disabling;
  private final int days;

  Failures(FailingEndpoints endpoints, Disabling disabling, Settings settings) {
    this.endpoints = endpoints;
    this.disabling = disabling;
    this.days = settings.integer(Setting.DISABLE_AFTER_DAYS);
  }

  /** One look at all endpoints; none if the settings want that. */
  void run() throws SQLException {
    if (days > 0) {
      for (FailingEndpoints.Failing each : endpoints.find(days)) {
        disabling.failing(each.tenantId(), each.endpointId(), days);
      }
    }
  }
}
