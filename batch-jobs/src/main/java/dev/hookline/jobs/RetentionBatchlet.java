package dev.hookline.jobs;

import dev.hookline.delivery.Store;
import dev.hookline.delivery.audit.Audit;
import dev.hookline.jobs.runs.Run;
import dev.hookline.jobs.runs.Runs;
import dev.hookline.persistence.audit.AuditAct;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.outbox.Upkeep;
import dev.hookline.persistence.runs.RunKind;
import dev.hookline.persistence.runs.RunOutcome;
import dev.hookline.persistence.work.Acting;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Drops the partitions of days past retention. What still waits for such an event is cancelled
 * first, so that nothing is left without its payload. Doing it twice, or on two nodes, does no
 * harm.
 */
public class RetentionBatchlet extends AbstractBatchlet {
  private final Upkeep upkeep;
  private final Audit audit;
  private final Clock clock;
  private final int days;
  private final Runs runs;

  /**
   * Made by the batch runtime. It cannot inject here: on the scheduler's thread it finds a bean's
   * class, but no bean.
   */
  public RetentionBatchlet() {
    CDI<Object> container = CDI.current();
    this.upkeep = new Upkeep(container.select(DataSource.class).get());
    this.audit = container.select(Audit.class).get();
    this.clock = container.select(Clock.class).get();
    this.runs = container.select(Runs.class).get();
    this.days = container.select(Settings.class).get().integer(Setting.RETENTION_DAYS);
  }

  /** Returns the exit status: how many partitions were dropped. */
  @Override
  public String process() {
    return Acting.as(Acting.job("retention"), this::noted);
  }

  private String noted() {
    Run run = runs.begin(RunKind.RETENTION, null, "");
    try {
      int dropped = drop();
      run.figure("dropped", dropped);
      run.end(RunOutcome.OK, "");
      return "dropped " + dropped;
    } catch (RuntimeException e) {
      run.failed(e);
      throw e;
    }
  }

  private int drop() {
    LocalDate firstKept = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days);
    UUID floor = Uuid7.floorOf(firstKept.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    Store.ask(() -> upkeep.cancelBefore(floor));
    int dropped = Store.ask(() -> upkeep.dropPartitionsBefore(firstKept)).size();
    if (dropped > 0) {
      audit.note(
          new AuditAct(
              "partitions.dropped", null, "before " + firstKept, null, null, dropped, dropped, 0));
    }
    return dropped;
  }
}
