package dev.hookline.persistence.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Gives the server its history of runs. */
@ApplicationScoped
class RunTableSource {
  @Produces
  @Singleton
  RunTable table(DataSource dataSource) {
    return new RunTable(dataSource);
  }
}
