package dev.hookline.jobs.backup;

import dev.hookline.jobs.runs.Run;
import dev.hookline.jobs.runs.Runs;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.runs.RunKind;
import dev.hookline.persistence.runs.RunOutcome;
import dev.hookline.persistence.secrets.SecretVault;
import dev.hookline.persistence.snapshot.Export;
import dev.hookline.persistence.work.EveryTenant;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * The backups that this node takes, by the instance of their job. A stopped one keeps its snapshot
 * for some minutes; after that, or on another node, a restart begins with a new snapshot.
 */
@ApplicationScoped
public class BackupWork {
  /** A snapshot that is held keeps the database from cleaning up behind it. */
  static final Duration HOLD = Duration.ofMinutes(10);

  private final Map<Long, Taking> takings = new ConcurrentHashMap<>();

  @Inject @EveryTenant private DataSource dataSource;
  @Inject private SecretVault vault;
  @Inject private Settings settings;
  @Inject private Runs runs;
  @Inject private Clock clock;
  @Inject private Uuid7 ids;

  /** Takes the snapshot of a job's instance, or goes on under the one that is held. */
  void begin(long instance, long execution, String requestedBy) {
    letGo();
    Run run = runs.beginJob(RunKind.BACKUP, execution, requestedBy);
    run.stage("snapshot");
    try {
      takings.computeIfAbsent(instance, key -> new Taking(export(), run)).goOn(run);
      run.stage("copy");
    } catch (RuntimeException e) {
      run.failed(e);
      throw e;
    }
  }

  /** Copies pieces until there is none left, or it is told to stop. */
  void copy(long instance, BooleanSupplier stopped) {
    Taking taking = taking(instance);
    while (!stopped.getAsBoolean() && taking.copyNext()) {
      // the next one
    }
  }

  /** Seals the backup; returns its id. */
  String seal(long instance) {
    Taking taking = taking(instance);
    taking.run().stage("seal");
    String id = taking.seal().backupId();
    takings.remove(instance);
    taking.run().end(RunOutcome.OK, "");
    return id;
  }

  /** The job was stopped: its snapshot is kept for a while. */
  void hold(long instance) {
    Taking taking = takings.get(instance);
    if (taking != null) {
      taking.hold(clock.instant().plus(HOLD));
    }
  }

  /** The job failed: what was copied is thrown away. */
  void abandon(long instance) {
    Taking taking = takings.remove(instance);
    if (taking != null) {
      taking.abandon();
      taking.run().end(RunOutcome.FAILED, "see the server's log");
    }
  }

  /** How many tables are copied at once. */
  int workers() {
    return settings.integer(Setting.BACKUP_WORKERS);
  }

  /** Lets snapshots go that were held long enough; every few seconds. */
  public void letGo() {
    takings.forEach(
        (instance, taking) -> {
          if (taking.heldBeyond(clock.instant()) && takings.remove(instance, taking)) {
            taking.abandon();
          }
        });
  }

  @PreDestroy
  void stop() {
    takings.values().forEach(Taking::abandon);
  }

  private Taking taking(long instance) {
    Taking taking = takings.get(instance);
    if (taking == null) {
      throw new IllegalStateException("no snapshot of this backup is open here");
    }
    return taking;
  }

  /** On a thread without an actor: a marked connection is in a transaction of its own already. */
  private Export export() {
    return Disk.ask(
        () ->
            Export.begin(
                dataSource,
                Path.of(settings.text(Setting.BACKUP_DIR)),
                ids.next(),
                vault,
                clock,
                settings.text(Setting.RELEASE),
                Backups.throttle(settings)));
  }
}
