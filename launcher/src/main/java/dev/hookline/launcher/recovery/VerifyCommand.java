package dev.hookline.launcher.recovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hookline.launcher.attach.OpenStore;
import dev.hookline.launcher.environment.DataDirOption;
import dev.hookline.persistence.backup.Backup;
import dev.hookline.persistence.shelf.Shelf;
import dev.hookline.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads a snapshot from end to end. */
@Command(
    name = "verify",
    description = {
      "Read a snapshot from end to end and name whatever is wrong with it.",
      "Exit code 4 means that it must not be restored."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR/ID|FILE",
      description = "The snapshot's folder, or its archive.")
  private Path from;

  @Option(
      names = "--deep",
      description = "Also load it into a database of its own and compare every row.")
  private boolean deep;

  @Mixin private DataDirOption dataDirOption;
  @Mixin private Spoken spoken;

  private record Verified(
      @JsonProperty("backup_id") String backupId,
      boolean sound,
      boolean deep,
      long rows,
      List<Journal.Stage> stages) {}

  @Override
  public Integer call() throws Exception {
    Journal journal = spoken.journal();
    try (OpenStore store = OpenStore.open(dataDirOption.environment(), journal::say);
        BackupSource source = BackupSource.open(from, store.dataDir().run())) {
      return verify(store, source, journal);
    } catch (Unsound e) {
      return spoken.unsound(e);
    }
  }

  private int verify(OpenStore store, BackupSource source, Journal journal) throws Exception {
    Clock clock = Clock.systemUTC();
    Restore restore =
        new Restore(store, journal, clock, store.settings().integer(Setting.BACKUP_WORKERS));
    try {
      Backup backup = restore.verify(source.folder());
      if (deep) {
        try (SideLock lock = SideLock.take(store.dataDir())) {
          restore.load(backup);
        } finally {
          restore.discard();
        }
      }
      journal.end();
      note(source, clock, true);
      spoken.answer(
          new Verified(
              source.folder().name(), true, deep, backup.manifest().rows(), journal.stages()),
          "%s is sound: %,d rows%s"
              .formatted(
                  source.folder().name(),
                  backup.manifest().rows(),
                  deep ? ", loaded and compared" : ""));
      return 0;
    } catch (Unsound e) {
      note(source, clock, false);
      throw e;
    }
  }

  private void note(BackupSource source, Clock clock, boolean sound) throws IOException {
    if (source.shelved()) {
      new Shelf(source.folder().path().getParent())
          .noteVerified(source.folder().name(), clock.instant(), deep, sound);
    }
  }
}
