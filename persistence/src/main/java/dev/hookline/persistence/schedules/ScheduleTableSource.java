package dev.hookline.persistence.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Gives the server its table of schedules. */
@ApplicationScoped
class ScheduleTableSource {
  @Produces
  @Singleton
  ScheduleTable table(DataSource dataSource) {
    return new ScheduleTable(dataSource);
  }
}
