package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.bench.history.History;
import dev.hookline.launcher.HookLine;
import dev.hookline.launcher.StartOptions;
import dev.hookline.launcher.attach.OpenStore;
import dev.hookline.launcher.database.Access;
import dev.hookline.launcher.environment.Environment;
import dev.hookline.persistence.backup.BackupFolder;
import dev.hookline.persistence.backup.Manifest;
import dev.hookline.persistence.shelf.Shelf;
import dev.hookline.persistence.shelf.Shelved;
import dev.hookline.persistence.snapshot.Contents;
import dev.hookline.settings.Setting;
import dev.hookline.tests.journeys.StoreProcess.Ended;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.TakesMinutes;
import dev.hookline.tests.stage.Until;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A backup and a restore, killed a random moment after each of their stages began. How often is
 * {@code -Dhookline.kills=N}; the moments follow from {@code -Dhookline.kills.seed=N}.
 */
class KilledRecoveryTest {
  private static final int KILLS = Integer.getInteger("hookline.kills", 1);
  private static final Random RANDOM = new Random(Long.getLong("hookline.kills.seed", 1));
  private static final int LATEST_MILLIS = 300;
  private static final int EVENTS = 3_000;
  private static final Duration RECOVERY = Duration.ofSeconds(150);

  /** What neither a server that idles nor the end of a restore changes. */
  private static final Pattern LASTING =
      Pattern.compile("(events|deliveries|attempts|queue|dead_letters|endpoints|tenants)(_\\w+)?");

  @TempDir private static Path directory;
  private static Stage stage;
  private static StoreProcess store;
  private static Path shelf;
  private static BackupFolder backup;

  @BeforeAll
  static void start() throws Exception {
    stage = Stage.start(options -> options);
    store = new StoreProcess(stage.server().dataDir(), directory);
    shelf = directory.resolve("shelf");
    Access access = stage.server().database();
    History.write(
        "%s?user=%s&password=%s"
            .formatted(access.url(), access.owner().user(), access.owner().password()),
        EVENTS);
    backup = created(store, shelf);
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"snapshot", "copy", "seal", "verify"})
  void aKilledBackupNeverReadsAsACompleteOne(String at) throws Exception {
    for (int i = 0; i < KILLS; i++) {
      killedBackup(at);
    }
  }

  @Test
  void theBackupAfterAKilledOneIsComplete() throws Exception {
    Map<String, Manifest.Table> before = killedBackup("copy");
    assertThat(lasting(created(store, shelf).says().orElseThrow())).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify", "create", "schema", "load", "compare", "finish", "upgrade"})
  void aRestoreKilledBeforeTheSwitchLeavesTheLiveDatabaseAsItWas(String at) throws Exception {
    for (int i = 0; i < KILLS; i++) {
      killedRestore(at);
    }
  }

  @Test
  void theRestoreAfterAKilledOneGoesThrough() throws Exception {
    Map<String, Manifest.Table> after = killedRestore("finish");
    assertThat(restore("--validate-only").code()).isZero();
    assertThat(live()).isEqualTo(after);
  }

  @TakesMinutes
  @ParameterizedTest
  @ValueSource(strings = {"stop", "switch", "start"})
  void aRestoreKilledAroundTheSwitchLeavesOneOfTheTwoWhole(String at) throws Exception {
    for (int i = 0; i < KILLS; i++) {
      killedRestore(at);
      Ended again = restore("--yes");
      assertThat(again.code()).as(again.errors()).isZero();
      assertThat(live()).isEqualTo(saved());
      Until.isTrue("ready", RECOVERY, stage.server()::ready);
    }
  }

  @Test
  void withoutAServerTheNextCommandPutsAwayWhatAKilledOneLeft() throws Exception {
    Path data = directory.resolve("alone");
    StoreProcess alone = new StoreProcess(data, directory);
    Path aside = directory.resolve("aside");
    try (OpenStore open = open(data)) {
      open.database().migrate();
      change(open.database().owner(), "insert into tenants (tenant_id, name) values ('t', 'a')");
    }
    BackupFolder of = created(alone, aside);
    try (OpenStore open = open(data)) {
      change(open.database().owner(), "insert into tenants (tenant_id, name) values ('u', 'b')");
    }
    kill(alone, "copy", "create", "--dest", aside.toString());
    String[] restore = {"restore", "--from", of.path().toString()};
    kill(alone, "load", restore);
    try (OpenStore open = open(data)) {
      assertThat(lasting(open.database().owner())).isNotEqualTo(lasting(of.says().orElseThrow()));
    }
    kill(alone, "switch", restore);
    Ended again = alone.run(restore);
    assertThat(again.code()).as(again.errors()).isZero();
    try (OpenStore open = open(data)) {
      assertThat(lasting(open.database().owner())).isEqualTo(lasting(of.says().orElseThrow()));
    }
    try (HookLine server = HookLine.start(StartOptions.forTest(data))) {
      assertThat(server.ready()).isTrue();
    }
  }

  /** What is in the database, before and after. */
  private static Map<String, Manifest.Table> killedBackup(String at) throws Exception {
    Map<String, Manifest.Table> before = live();
    Set<String> known = names();
    kill(store, at, "create", "--dest", shelf.toString());
    assertThat(live()).isEqualTo(before);
    for (Shelved each : new Shelf(shelf).all()) {
      if (!known.contains(each.name())) {
        expectNothingOrABackup(each, before);
      }
    }
    return before;
  }

  private static Map<String, Manifest.Table> killedRestore(String at) throws Exception {
    String mark = "mark-" + System.nanoTime();
    stage.rows().change("insert into tenants (tenant_id, name) values ('" + mark + "', 'm')");
    Map<String, Manifest.Table> before = live();
    assertThat(before).isNotEqualTo(saved());
    Ended killed = kill(store, at, "restore", "--from", backup.path().toString(), "--yes");
    Map<String, Manifest.Table> after = live();
    if (killed.stages().contains("start")) {
      assertThat(after).isEqualTo(saved());
    } else if (killed.stages().contains("switch")) {
      assertThat(after).isIn(before, saved());
    } else {
      assertThat(after).isEqualTo(before);
    }
    Until.isTrue("ready", RECOVERY, stage.server()::ready);
    return after;
  }

  private static Ended restore(String how) throws Exception {
    return store.run("restore", "--from", backup.path().toString(), how);
  }

  /** A moment after the stage began; fails if it did not begin. */
  private static Ended kill(StoreProcess process, String at, String... words) throws Exception {
    int millis = RANDOM.nextInt(LATEST_MILLIS + 1);
    Ended ended = process.killedAfter(at, millis, words);
    System.out.printf(
        "%s killed %d ms after %s: exit %d, stages %s%n",
        words[0], millis, at, ended.code(), ended.stages());
    assertThat(ended.stages()).as(ended.errors()).contains(at);
    return ended;
  }

  private static void expectNothingOrABackup(Shelved each, Map<String, Manifest.Table> rows)
      throws Exception {
    Ended listed = store.run("list", "--dest", shelf.toString(), "--json");
    String state = "";
    for (var item : new ObjectMapper().readTree(listed.output()).path("snapshots")) {
      if (item.path("backup_id").asText().equals(each.name())) {
        state = item.path("state").asText();
      }
    }
    Ended verified = store.run("verify", "--from", each.folder().path().toString());
    if (each.finished()) {
      assertThat(verified.code()).as(verified.errors()).isZero();
      assertThat(lasting(each.says().orElseThrow())).isEqualTo(rows);
    } else {
      assertThat(state).isEqualTo("unfinished");
      assertThat(verified.code()).as(verified.errors()).isEqualTo(4);
    }
  }

  private static BackupFolder created(StoreProcess process, Path onto) throws Exception {
    Ended ended = process.run("create", "--dest", onto.toString(), "--json");
    assertThat(ended.code()).as(ended.errors()).isZero();
    String path = new ObjectMapper().readTree(ended.output()).path("path").asText();
    return new BackupFolder(Path.of(path));
  }

  private static Set<String> names() throws Exception {
    return new Shelf(shelf).all().stream().map(Shelved::name).collect(Collectors.toSet());
  }

  private static Map<String, Manifest.Table> saved() {
    return lasting(backup.says().orElseThrow());
  }

  /** What is in the live database once nobody works on it in the name of a killed process. */
  private static Map<String, Manifest.Table> live() throws Exception {
    Until.value(
        "left by those of the killed",
        () ->
            stage
                .rows()
                .one(
                    "select count(*) from pg_stat_activity where datname in ('postgres',"
                        + " 'hookline_restore') or application_name = 'hookline-recovery'"),
        "0"::equals);
    Access access = stage.server().database();
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(access.url());
    source.setUser(access.owner().user());
    source.setPassword(access.owner().password());
    return lasting(source);
  }

  private static Map<String, Manifest.Table> lasting(DataSource source) throws Exception {
    return lasting(new Contents(source).all());
  }

  private static Map<String, Manifest.Table> lasting(Manifest manifest) {
    return lasting(manifest.tables());
  }

  private static Map<String, Manifest.Table> lasting(List<Manifest.Table> tables) {
    return tables.stream()
        .filter(table -> LASTING.matcher(table.name()).matches())
        .collect(
            Collectors.toMap(
                Manifest.Table::name, table -> table, (one, other) -> one, TreeMap::new));
  }

  private static OpenStore open(Path data) throws Exception {
    return OpenStore.open(
        Environment.ofProcess().with(Map.of(Setting.DATA_DIR, data.toString())), line -> {});
  }

  private static void change(DataSource source, String sql) throws Exception {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
