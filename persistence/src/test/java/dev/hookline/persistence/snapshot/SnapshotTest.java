package dev.hookline.persistence.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.persistence.backup.Backup;
import dev.hookline.persistence.backup.BackupFolder;
import dev.hookline.persistence.backup.Manifest;
import dev.hookline.persistence.backup.Throttle;
import dev.hookline.persistence.backup.Unusable;
import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.fixture.TestDatabase;
import dev.hookline.persistence.secrets.SecretVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  private final Outbox outbox = new Outbox();
  private final TestDatabase side = TestDatabase.create();
  @TempDir Path directory;
  private SecretVault vault;

  @BeforeEach
  void fill() throws IOException, SQLException {
    Path keys = directory.resolve("keys");
    Files.writeString(keys, "k1:" + Base64.getEncoder().encodeToString(new byte[32]) + "\n");
    vault = new SecretVault(keys);
    UUID endpoint = outbox.endpoint();
    for (int i = 0; i < 30; i++) {
      outbox.store(Outbox.event(endpoint, outbox.endpoint()));
    }
    outbox.store(Outbox.retrying(Outbox.event(endpoint), "{\"max_attempts\":2}"));
    outbox.deadLetter(endpoint);
    // What a text form could get wrong.
    outbox
        .database()
        .execute(
            "insert into tenants (tenant_id, name) values ('odd', E'tab\\tline\\n"
                + "back\\\\slash \\u00e9')");
  }

  @AfterEach
  void close() {
    outbox.close();
    side.close();
  }

  @Test
  void aCopyHasTheRowsOfTheMomentOfTheSnapshotWhateverComesMeanwhile() throws Exception {
    List<Manifest.Table> before = contents(outbox.database());
    Manifest manifest;
    try (Export export = begin()) {
      int count = 0;
      for (Piece piece : export.pieces()) {
        if (count++ % 5 == 0) {
          outbox.store(Outbox.event(outbox.endpoint()));
        }
        export.copy(piece);
      }
      manifest = export.seal();
    }
    assertThat(contents(outbox.database())).isNotEqualTo(before);
    assertThat(manifest.tables()).isEqualTo(before);
  }

  @Test
  void aRestoredDatabaseHoldsExactlyWhatWasSavedAndIsPaused() throws Exception {
    List<Manifest.Table> before = contents(outbox.database());
    Backup backup = backup();
    SideLoad load = new SideLoad(side.dataSource(), backup);
    load.prepare();
    for (Manifest.Chunk chunk : load.first()) {
      load.load(chunk);
    }
    for (Manifest.Chunk chunk : load.rest()) {
      load.load(chunk);
    }
    for (Manifest.Table table : backup.manifest().tables()) {
      load.compare(table);
    }
    assertThat(contents(side)).isEqualTo(before);
    assertThat(side.query("select retry from events where retry is not null"))
        .isEqualTo("{\"max_attempts\":2}");
    load.finish("job:restore", "restored from a backup");
    assertThat(side.query("select value from modes where mode = 'outbox_paused'")).isEqualTo("t");
    assertThat(side.query("select action from audit_logs order by seq desc limit 1"))
        .isEqualTo("modes.changed");
  }

  @Test
  void numbersGivenBeforeAreNotGivenAgain() throws Exception {
    String last = outbox.database().query("select max(node_id) from nodes");
    restore(backup());
    long next =
        Long.parseLong(
            side.query(
                "insert into nodes (name, alive_until) values ('new', now()) returning node_id"));
    assertThat(next).isGreaterThan(Long.parseLong(last));
  }

  @Test
  void aRestoredRunIsNotTakenForOneOfTheJobsToCome() throws Exception {
    outbox
        .database()
        .execute(
            "insert into recovery_runs (run_id, kind, started_at, execution_id)"
                + " values (gen_random_uuid(), 'backup', now(), 7)");
    restore(backup());
    assertThat(side.query("select count(*) || ' ' || count(execution_id) from recovery_runs"))
        .isEqualTo("1 0");
  }

  @Test
  void triggersAndRowSecurityAreOnAgainAfterARestore() throws Exception {
    String triggers = "select count(*) from pg_trigger where tgenabled = 'D'";
    String forced = "select count(*) from pg_class where relforcerowsecurity";
    String forcedBefore = side.query(forced);
    restore(backup());
    assertThat(side.query(triggers)).isEqualTo("0");
    assertThat(side.query(forced)).isEqualTo(forcedBefore);
  }

  @Test
  void rowsThatAreNotThoseOfTheBackupAreFound() throws Exception {
    Backup backup = backup();
    SideLoad load = new SideLoad(side.dataSource(), backup);
    load.prepare();
    load.first().forEach(chunk -> load(load, chunk));
    load.rest().forEach(chunk -> load(load, chunk));
    side.execute("update tenants set name = 'edited' where tenant_id = 'odd'");
    Manifest.Table tenants =
        backup.manifest().tables().stream()
            .filter(table -> table.name().equals("tenants"))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> load.compare(tenants)).isInstanceOf(Unusable.class);
  }

  @Test
  void aBackupIsNotSealedBeforeEveryPieceIsCopied() throws Exception {
    try (Export export = begin()) {
      export.copy(export.pieces().getFirst());
      assertThatThrownBy(export::seal).isInstanceOf(IllegalStateException.class);
      export.abandon();
    }
    assertThat(directory.resolve("shelf")).isEmptyDirectory();
  }

  @Test
  void aPieceMayBeCopiedTwiceAndCountsOnce() throws Exception {
    List<Manifest.Table> before = contents(outbox.database());
    try (Export export = begin()) {
      for (Piece piece : export.pieces()) {
        export.copy(piece);
        export.copy(piece);
      }
      assertThat(export.seal().tables()).isEqualTo(before);
    }
  }

  @Test
  void aLargeTableIsCutIntoPiecesThatMeet() {
    List<Piece> pieces =
        Piece.of(List.of(new TableShape("events", List.of("a"), 1_000, 10_000)), 3_000);
    assertThat(pieces).hasSize(3);
    assertThat(pieces.getFirst().from()).isZero();
    assertThat(pieces.get(1).from()).isEqualTo(pieces.getFirst().to());
    assertThat(pieces.getLast().to()).isNull();
  }

  private void restore(Backup backup) throws SQLException, IOException {
    SideLoad load = new SideLoad(side.dataSource(), backup);
    load.prepare();
    load.first().forEach(chunk -> load(load, chunk));
    load.rest().forEach(chunk -> load(load, chunk));
    load.finish("job:restore", "restored from a backup");
  }

  private static void load(SideLoad load, Manifest.Chunk chunk) {
    try {
      load.load(chunk);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Backup backup() throws SQLException, IOException {
    try (Export export = begin()) {
      for (Piece piece : export.pieces()) {
        export.copy(piece);
      }
      export.seal();
      return Backup.open(new BackupFolder(directory.resolve("shelf").resolve(export.id())), vault);
    }
  }

  private Export begin() throws SQLException, IOException {
    return Export.begin(
        outbox.database().dataSource(),
        directory.resolve("shelf"),
        Outbox.id(),
        vault,
        Clock.systemUTC(),
        "1.0.0",
        new Throttle(0));
  }

  private static List<Manifest.Table> contents(TestDatabase database)
      throws SQLException, IOException {
    return new Contents(database.dataSource()).all();
  }
}
