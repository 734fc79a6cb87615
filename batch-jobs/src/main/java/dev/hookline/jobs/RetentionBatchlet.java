package dev.hookline.jobs;

import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.outbox.Upkeep;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/**
 * Drops the partitions of days past retention. What still waits for such an event is cancelled
 * first, so that nothing is left without its payload. Doing it twice, or on two nodes, does no
 * harm.
 */
public class RetentionBatchlet extends AbstractBatchlet {
  private final Upkeep upkeep;
  private final Clock clock;
  private final int days;

  /**
   * Made by the batch runtime. It cannot inject here: on the scheduler's thread it finds a bean's
   * class, but no bean.
   */
  public RetentionBatchlet() {
    CDI<Object> container = CDI.current();
    this.upkeep = new Upkeep(container.select(DataSource.class).get());
    this.clock = container.select(Clock.class).get();
    this.days = container.select(Settings.class).get().integer(Setting.RETENTION_DAYS);
  }

  /** Returns the exit status: how many partitions were dropped. */
  @Override
  public String process() throws Exception {
    LocalDate firstKept = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days);
    upkeep.cancelBefore(
        Uuid7.floorOf(firstKept.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()));
    List<String> dropped = upkeep.dropPartitionsBefore(firstKept);
    return "dropped " + dropped.size();
  }
}
