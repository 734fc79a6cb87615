package dev.hookline.persistence.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Gives the server its audit log. */
@ApplicationScoped
class AuditLogSource {
  @Produces
  @Singleton
  AuditLog log(DataSource dataSource) {
    return new AuditLog(dataSource);
  }
}
