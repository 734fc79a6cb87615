package dev.hookline.launcher.recovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hookline.launcher.attach.OpenStore;
import dev.hookline.launcher.environment.DataDirOption;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.persistence.backup.BackupFolder;
import dev.hookline.persistence.backup.Manifest;
import dev.hookline.persistence.shelf.Shelf;
import dev.hookline.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes a snapshot and reads it back. */
@Command(
    name = "create",
    description = {
      "Take a snapshot and verify it. The server goes on meanwhile.",
      "Without the key file of this installation nobody can read it: keep that elsewhere."
    },
    mixinStandardHelpOptions = true)
final class CreateCommand implements Callable<Integer> {
  @Option(
      names = "--dest",
      paramLabel = "DIR",
      description = "Where to put it (default: HL_BACKUP_DIR, else DATA_DIR/backups).")
  private Path dest;

  @Option(names = "--archive", description = "Make one file DIR/ID.tar of it instead of a folder.")
  private boolean archive;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Tables copied at once (default: HL_BACKUP_WORKERS).")
  private Integer workers;

  @Option(
      names = "--max-rate",
      paramLabel = "MB",
      description =
          "Most MB copied in a second, 0: as many as can be (default: HL_BACKUP_MAX_RATE_MB).")
  private Integer maxRate;

  @Mixin private DataDirOption dataDirOption;
  @Mixin private Spoken spoken;

  private record Created(
      @JsonProperty("backup_id") String backupId,
      String path,
      long rows,
      @JsonProperty("plain_bytes") long plainBytes,
      @JsonProperty("stored_bytes") long storedBytes,
      @JsonProperty("mb_per_s") double mbPerS,
      boolean verified,
      List<Journal.Stage> stages) {}

  @Override
  public Integer call() throws Exception {
    spoken.within("--workers", workers, 1, 32);
    spoken.within("--max-rate", maxRate, 0, 100_000);
    Journal journal = spoken.journal();
    try (OpenStore store = OpenStore.open(dataDirOption.environment(), journal::say)) {
      Path shelf =
          dest == null ? Path.of(store.settings().text(Setting.BACKUP_DIR)) : dest.toAbsolutePath();
      int threads = workers == null ? store.settings().integer(Setting.BACKUP_WORKERS) : workers;
      int rate = maxRate == null ? store.settings().integer(Setting.BACKUP_MAX_RATE_MB) : maxRate;
      Clock clock = Clock.systemUTC();
      Manifest manifest =
          new BackupTake(store, spoken.version(), journal, clock, rate).onto(shelf, threads);
      BackupFolder folder = new BackupFolder(shelf.resolve(manifest.backupId()));
      new Restore(store, journal, clock, threads).verify(folder);
      new Shelf(shelf).noteVerified(folder.name(), clock.instant(), false, true);
      Path made = archive ? archived(folder, shelf, journal) : folder.path();
      journal.end();
      double seconds = Math.max(1, manifest.endedMs() - manifest.beganMs()) / 1000.0;
      Created created =
          new Created(
              manifest.backupId(),
              made.toString(),
              manifest.rows(),
              manifest.plainBytes(),
              manifest.storedBytes(),
              Math.round(manifest.plainBytes() / seconds / 1e4) / 100.0,
              true,
              journal.stages());
      spoken.answer(
          created,
          String.format(
              Locale.ROOT,
              "%s%n%,d rows, %.1f MB of them in %.1f MB, %.1f MB/s; verified",
              created.path(),
              created.rows(),
              created.plainBytes() / 1e6,
              created.storedBytes() / 1e6,
              created.mbPerS()));
      return 0;
    } catch (Unsound e) {
      return spoken.unsound(e);
    }
  }

  private static Path archived(BackupFolder folder, Path shelf, Journal journal) throws Exception {
    journal.stage("archive");
    Path file = shelf.resolve(folder.name() + Archive.SUFFIX);
    Archive.pack(folder, file);
    DataDir.delete(folder.path());
    Files.deleteIfExists(shelf.resolve(folder.name() + ".notes"));
    return file;
  }
}
