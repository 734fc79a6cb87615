package dev.hookline.launcher.recovery;

import dev.hookline.launcher.attach.OpenStore;
import dev.hookline.launcher.database.SideDatabases;
import dev.hookline.launcher.process.Waiting;
import dev.hookline.launcher.running.RunningServer;
import dev.hookline.launcher.state.Hold;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.persistence.backup.Backup;
import dev.hookline.persistence.backup.BackupFolder;
import dev.hookline.persistence.backup.Manifest;
import dev.hookline.persistence.backup.Throttle;
import dev.hookline.persistence.backup.Unusable;
import dev.hookline.persistence.backup.Verdict;
import dev.hookline.persistence.backup.Verification;
import dev.hookline.persistence.snapshot.SideLoad;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings a backup back: verified, loaded into a database beside the live one, compared row for row,
 * and only then put into its place. Until that one step the live database is not touched.
 */
final class Restore {
  /** The database that is filled; what an earlier run left of it is thrown away. */
  static final String SIDE = "hookline_restore";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);
  private static final Duration READY = Duration.ofMinutes(3);

  private final OpenStore store;
  private final SideDatabases beside;
  private final Journal journal;
  private final Clock clock;
  private final int workers;

  Restore(OpenStore store, Journal journal, Clock clock, int workers) {
    this.store = store;
    this.beside = store.database().beside();
    this.journal = journal;
    this.clock = clock;
    this.workers = workers;
  }

  /**
   * Reads the backup from end to end.
   *
   * @throws Unsound naming everything that is wrong with it
   */
  Backup verify(BackupFolder folder) throws IOException {
    journal.stage("verify");
    Verdict verdict =
        new Verification(
                BackupTake.vault(store),
                store.database().newestMigration(),
                new Throttle(0),
                (part, percent) -> journal.share(percent, 100))
            .verify(folder);
    if (!verdict.sound()) {
      verdict.findings().forEach(finding -> journal.say("  " + finding));
      throw new Unsound(
          "the backup is not sound: %s%s"
              .formatted(
                  verdict.findings().getFirst(),
                  verdict.findings().size() == 1
                      ? ""
                      : ", and %d more".formatted(verdict.findings().size() - 1)));
    }
    return Backup.open(folder, BackupTake.vault(store));
  }

  /**
   * Loads the backup into the side database and brings it up to date; deliveries are paused there.
   */
  void load(Backup backup) throws IOException, InterruptedException {
    Manifest manifest = backup.manifest();
    journal.stage("create");
    beside.create(SIDE);
    journal.stage("schema");
    beside.migrate(SIDE, manifest.schemaVersion());
    try {
      SideLoad load = new SideLoad(beside.owner(SIDE), backup);
      load.prepare();
      journal.stage("load");
      AtomicLong loaded = new AtomicLong();
      Workers.Task<Manifest.Chunk> one =
          chunk -> {
            load.load(chunk);
            journal.share(loaded.addAndGet(chunk.plainBytes()), manifest.plainBytes());
          };
      Workers.each(load.first(), 1, one); // what is referred to comes before what refers
      Workers.each(load.rest(), workers, one);
      journal.stage("compare");
      Workers.each(manifest.tables(), workers, load::compare);
      journal.stage("finish");
      load.finish("restore", "restored from " + manifest.backupId());
    } catch (Unusable e) {
      throw new Unsound(e.getMessage());
    } catch (SQLException e) {
      throw new IOException("the side database refuses: " + e.getMessage(), e);
    }
    journal.stage("upgrade");
    beside.migrate(SIDE, null);
  }

  /** Throws the side database away. */
  void discard() {
    beside.drop(SIDE);
  }

  /** Puts the side database into the live one's place; returns the name that one has now. */
  String swap() throws InterruptedException, IOException {
    String kept = "hookline_before_" + STAMP.format(clock.instant());
    if (store.running().isEmpty()) {
      journal.stage("switch");
      beside.swap(SIDE, kept);
    } else {
      journal.stage("stop");
      try (Hold hold = Hold.take(store.dataDir())) {
        journal.stage("switch");
        beside.swap(SIDE, kept);
      }
      journal.stage("start");
      awaitServer();
    }
    journal.end();
    return kept;
  }

  private void awaitServer() throws InterruptedException, IOException {
    boolean ready =
        Waiting.until(
            () -> RunningServer.find(store.dataDir()).filter(RunningServer::ready).isPresent(),
            READY,
            Duration.ofMillis(200));
    if (!ready) {
      throw new NotPossible("the restored database is in place, but the server is not ready yet");
    }
  }
}
