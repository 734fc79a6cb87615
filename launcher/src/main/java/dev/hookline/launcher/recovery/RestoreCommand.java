package dev.hookline.launcher.recovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hookline.launcher.attach.OpenStore;
import dev.hookline.launcher.environment.DataDirOption;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.persistence.backup.Backup;
import dev.hookline.persistence.snapshot.Standing;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings a snapshot back. */
@Command(
    name = "restore",
    description = {
      "Bring a snapshot back: verify it, load it into a database beside the live one, compare"
          + " every",
      "row, and put it into the live one's place. The old database is kept under another name.",
      "Deliveries are paused afterwards. A restore that breaks off leaves the live data as it was."
    },
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR/ID|FILE",
      description = "The snapshot's folder, or its archive.")
  private Path from;

  @Option(
      names = "--validate-only",
      description = "Do everything but the last step, and throw the loaded database away.")
  private boolean validateOnly;

  @Option(
      names = "--yes",
      description = "Also replace the data of a server that runs and delivers.")
  private boolean yes;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      description = "Tables loaded at once (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Mixin private DataDirOption dataDirOption;
  @Mixin private Spoken spoken;

  private record Restored(
      @JsonProperty("backup_id") String backupId,
      boolean switched,
      @JsonProperty("kept_database") String keptDatabase,
      long rows,
      @JsonProperty("seconds") double seconds,
      List<Journal.Stage> stages) {}

  @Override
  public Integer call() throws Exception {
    Journal journal = spoken.journal();
    try (OpenStore store = OpenStore.open(dataDirOption.environment(), journal::say);
        SideLock lock = SideLock.take(store.dataDir());
        BackupSource source = BackupSource.open(from, store.dataDir().run())) {
      refuseLive(store);
      Restore restore = new Restore(store, journal, Clock.systemUTC(), workers);
      Backup backup = restore.verify(source.folder());
      String kept = null;
      boolean over = false;
      try {
        restore.load(backup);
        if (!validateOnly) {
          kept = restore.swap();
        }
        over = kept != null;
      } finally {
        if (!over) {
          restore.discard();
        }
      }
      journal.end();
      tell(backup, kept, journal);
      return 0;
    } catch (Unsound e) {
      return spoken.unsound(e);
    }
  }

  private void refuseLive(OpenStore store) throws Exception {
    if (!validateOnly
        && !yes
        && store.running().isPresent()
        && !Standing.paused(store.database().owner())) {
      throw new NotPossible(
          "a server runs here and delivers: pause the outbox first, or say --yes; nothing was"
              + " touched");
    }
  }

  private void tell(Backup backup, String kept, Journal journal) throws Exception {
    long rows = backup.manifest().rows();
    double seconds = journal.millis() / 1000.0;
    String outcome =
        kept == null
            ? "it could be restored; nothing was changed"
            : "restored; the database before is kept as "
                + kept
                + ", and deliveries are paused until you let them go on";
    spoken.answer(
        new Restored(
            backup.manifest().backupId(), kept != null, kept, rows, seconds, journal.stages()),
        String.format(Locale.ROOT, "%,d rows in %.1f s: %s", rows, seconds, outcome));
  }
}
