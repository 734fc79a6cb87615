package dev.hookline.launcher.recovery;

import dev.hookline.launcher.attach.OpenStore;
import dev.hookline.launcher.environment.Environment;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.persistence.backup.Backup;
import dev.hookline.persistence.backup.BackupFolder;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.shelf.Shelf;
import dev.hookline.persistence.snapshot.Standing;
import dev.hookline.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Restores the newest backup into a database and a server of its own, uses that server, and says
 * how long it took and what would be lost. The live server is only asked how far it is.
 */
final class RestoreDrill {
  private final Environment environment;
  private final Canary.Starter canaries;
  private final Journal journal;
  private final Clock clock;
  private final Targets targets;

  /**
   * What is aimed at.
   *
   * @param rto longest time until a restored server serves
   * @param rpo greatest age of the newest event that is restored
   */
  record Targets(Duration rto, Duration rpo) {}

  RestoreDrill(
      Environment environment,
      Canary.Starter canaries,
      Journal journal,
      Clock clock,
      Targets targets) {
    this.environment = environment;
    this.canaries = canaries;
    this.journal = journal;
    this.clock = clock;
    this.targets = targets;
  }

  /**
   * Drills.
   *
   * @param named the backup, or null: the newest one on the shelf
   * @param workers tables loaded at once
   * @throws Unsound if the backup must not be restored
   */
  DrillReport run(Path named, int workers) throws IOException, InterruptedException, SQLException {
    Instant began = clock.instant();
    journal.stage("detect");
    Standing live;
    Path chosen;
    Path keys;
    DataDir place;
    try (OpenStore store = OpenStore.open(environment, journal::say)) {
      live = Standing.of(store.database().owner());
      chosen = named == null ? newest(Path.of(store.settings().text(Setting.BACKUP_DIR))) : named;
      keys = Path.of(store.settings().text(Setting.KEY_FILE));
      place = DataDir.at(store.dataDir().run().resolve("drill"));
    }
    DataDir.delete(place.root());
    try {
      return drill(began, live, chosen, keys, place, workers);
    } finally {
      DataDir.delete(place.root());
    }
  }

  private DrillReport drill(
      Instant began, Standing live, Path chosen, Path keys, DataDir place, int workers)
      throws IOException, InterruptedException, SQLException {
    journal.stage("fetch");
    place.create();
    Files.copy(keys, place.secretKeys());
    Path fetched = fetched(chosen, place);
    Environment canary =
        environment.with(
            Map.of(
                Setting.DATA_DIR, place.root().toString(),
                Setting.DB_URL, "",
                Setting.KEY_FILE, place.secretKeys().toString(),
                Setting.BACKUP_DIR, place.backups().toString()));
    Backup backup;
    Standing restored;
    try (OpenStore store = OpenStore.open(canary, line -> {});
        BackupSource source = BackupSource.open(fetched, place.run())) {
      Restore restore = new Restore(store, journal, clock, workers);
      backup = restore.verify(source.folder());
      restore.load(backup);
      restore.swap();
      restored = Standing.of(store.database().owner());
    }
    journal.stage("start");
    List<Smoke.Call> smoke;
    try (Canary server = canaries.start(place)) {
      journal.stage("smoke");
      smoke = new Smoke(server).run();
      journal.end();
    }
    return report(began, live, restored, backup, smoke);
  }

  private DrillReport report(
      Instant began, Standing live, Standing restored, Backup backup, List<Smoke.Call> smoke) {
    long rto = journal.millis();
    Instant upTo =
        restored.newestAt() == null
            ? Instant.ofEpochMilli(backup.manifest().beganMs())
            : restored.newestAt();
    long rpo =
        live.newestAt() == null
            ? 0
            : Math.max(0, Duration.between(upTo, live.newestAt()).toMillis());
    boolean passed =
        smoke.stream().allMatch(Smoke.Call::ok)
            && rto <= targets.rto().toMillis()
            && rpo <= targets.rpo().toMillis();
    return new DrillReport(
        "restore_drill",
        backup.manifest().backupId(),
        began.toString(),
        restored.events(),
        backup.manifest().rows(),
        rto,
        targets.rto().toMillis(),
        rpo,
        targets.rpo().toMillis(),
        Math.max(0, live.events() - restored.events()),
        journal.stages(),
        smoke,
        passed);
  }

  /** Of folders and archives, by the time in their names. */
  private static Path newest(Path shelf) throws IOException {
    Stream<Path> folders =
        new Shelf(shelf)
            .all().stream()
                .filter(each -> each.finished() && !each.damaged())
                .map(each -> each.folder().path());
    return Stream.concat(folders, archives(shelf).stream())
        .max(Comparator.comparing(path -> path.getFileName().toString()))
        .orElseThrow(() -> new NotPossible("there is no backup in " + shelf));
  }

  private static List<Path> archives(Path shelf) throws IOException {
    if (!Files.isDirectory(shelf)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(shelf)) {
      return files.filter(RestoreDrill::isArchive).toList();
    }
  }

  private static boolean isArchive(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(Archive.SUFFIX)
        && IdKind.BACKUP
            .parse(name.substring(0, name.length() - Archive.SUFFIX.length()))
            .isPresent();
  }

  /** A copy, as if it came from elsewhere. */
  private static Path fetched(Path chosen, DataDir place) throws IOException {
    Path target = place.run().resolve(chosen.getFileName().toString());
    if (Files.isRegularFile(chosen)) {
      return Files.copy(chosen, target);
    }
    Files.createDirectory(target);
    try (Stream<Path> parts = Files.list(new BackupFolder(chosen).path())) {
      for (Path part : parts.toList()) {
        Files.copy(part, target.resolve(part.getFileName().toString()));
      }
    }
    return target;
  }
}
