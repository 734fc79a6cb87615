package dev.hookline.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.launcher.database.UndoPlan.Loss;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
  /** They are written by every act, an undo included. */
  private static final Set<String> LEDGERS = Set.of("audit_logs", "audit_chain");

  @TempDir static Path directory;
  private static Database database;

  @BeforeAll
  static void start() throws Exception {
    DataDir dataDir = DataDir.at(directory.resolve("data")).create();
    database =
        Database.start(
            dataDir,
            Settings.of(Map.of()),
            Path.of("target", "postgres").toAbsolutePath(),
            System.out::println,
            () -> {});
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @AfterEach
  void nothing_is_left() {
    migrations().undo(migrations().planUndo(0));
  }

  @Test
  void each_undo_leaves_the_schema_and_the_rows_as_before_its_migration() throws Exception {
    Map<Integer, SortedSet<String>> pictures = new HashMap<>();
    Map<Integer, Map<String, SortedSet<String>>> rows = new HashMap<>();
    List<Integer> versions = migrations().list().stream().map(Migration::version).toList();
    pictures.put(0, picture());
    rows.put(0, rows());
    int before = 0;
    for (int version : versions) {
      assertThat(database.migrate(version)).isEqualTo(1);
      fill(version);
      pictures.put(version, picture());
      rows.put(version, rows());
    }
    assertThat(rows())
        .as("every table has rows; those of a new migration are made by db/rows/V<n>.sql")
        .allSatisfy((table, content) -> assertThat(content).as(table).isNotEmpty());
    run("insert into tenants (tenant_id, name) values ('late', 'Came at the newest version')");

    List<Integer> down = new ArrayList<>(versions.reversed());
    for (int version : down) {
      before = previous(versions, version);
      undoTo(before);
      assertThat(picture()).as("without V%d", version).isEqualTo(pictures.get(before));
      assertKept(rows.get(before), before);

      assertThat(database.migrate(version)).isEqualTo(1);
      assertThat(picture()).as("with V%d again", version).isEqualTo(pictures.get(version));
      undoTo(before);
    }
    assertThat(migrations().list())
        .allSatisfy(each -> assertThat(each.state()).isEqualTo(Migration.State.PENDING));
    assertThat(rows()).isEmpty();

    assertThat(database.migrate()).isEqualTo(versions.size());
    assertThat(picture()).isEqualTo(pictures.get(versions.getLast()));
    for (int version : versions) {
      fill(version);
    }
  }

  @Test
  void says_what_would_go_with_an_undo_and_touches_nothing() throws Exception {
    database.migrate(9);
    run("insert into tenants (tenant_id, name) values ('acme', 'Acme')");
    run(
        "insert into feature_flag_overrides (key, tenant_id, enabled) values ('stream', 'acme',"
            + " true)");
    run("insert into tenant_quotas (tenant_id, max_endpoints) values ('acme', 1)");
    run(
        "update modes set value = true, expires_at = now() + interval '1 day' where mode ="
            + " 'read_only'");
    SortedSet<String> before = picture();

    UndoPlan plan = migrations().planUndo(5);

    assertThat(plan.steps()).extracting(Migration::version).containsExactly(9, 8, 7, 6);
    assertThat(plan.losses())
        .containsExactly(
            new Loss("feature_flag_overrides", 1),
            new Loss("feature_flags", 4),
            new Loss("modes.expires_at", 1),
            new Loss("replay_budgets", 1),
            new Loss("tenant_quotas", 1));
    assertThat(picture()).isEqualTo(before);
    assertThat(text("select count(*) from feature_flag_overrides")).isEqualTo("1");
  }

  @Test
  void counts_the_rows_of_partitions_as_those_of_their_table() throws Exception {
    database.migrate(3);
    fill(1);
    fill(3);

    assertThat(migrations().planUndo(2).losses())
        .containsExactly(new Loss("attempts", 2), new Loss("deliveries", 2), new Loss("events", 2));
  }

  @Test
  void waits_for_no_server_that_works_on_the_database() throws Exception {
    database.migrate();
    run("insert into nodes (name, alive_until) values ('at-work', now() + interval '1 minute')");

    assertThatThrownBy(() -> migrations().planUndo(0))
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("at-work");

    run("delete from nodes");
  }

  @Test
  void knows_a_schema_that_a_newer_release_made_and_does_not_undo_it() throws Exception {
    database.migrate();
    run(
        "insert into flyway_schema_history (installed_rank, version, description, type, script,"
            + " checksum, installed_by, execution_time, success) values (999, '9999', 'of"
            + " tomorrow', 'SQL', 'V9999__of_tomorrow.sql', 1, 'hookline', 1, true)");

    Migration newest = migrations().list().getLast();
    assertThat(newest.state()).isEqualTo(Migration.State.UNKNOWN);
    assertThat(newest.undoable()).isFalse();
    assertThatThrownBy(() -> migrations().planUndo(0))
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("9999 (of tomorrow)");

    run("delete from flyway_schema_history where version = '9999'");
  }

  @Test
  void an_undo_that_fails_leaves_its_migration() throws Exception {
    database.migrate();
    UndoPlan plan = migrations().planUndo(1);
    run("create view in_the_way as select * from dev_inboxes");

    assertThatThrownBy(() -> migrations().undo(plan)).isInstanceOf(NotPossible.class);

    assertThat(migrations().list())
        .filteredOn(each -> each.state() == Migration.State.APPLIED)
        .extracting(Migration::version)
        .containsExactly(1, 2, 3, 4);
    assertThat(text("select to_regclass('dev_inbox_messages')")).isNotNull();
    run("drop view in_the_way");
  }

  private static Migrations migrations() {
    return database.migrations();
  }

  private static void undoTo(int version) {
    migrations().undo(migrations().planUndo(version));
  }

  private static int previous(List<Integer> versions, int version) {
    int place = versions.indexOf(version);
    return place == 0 ? 0 : versions.get(place - 1);
  }

  /** What was there before the migration, and what came while it was there. */
  private static void assertKept(Map<String, SortedSet<String>> before, int version)
      throws SQLException {
    Map<String, SortedSet<String>> after = rows();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach((table, content) -> assertThat(after.get(table)).as(table).containsAll(content));
    if (version > 0) {
      assertThat(text("select name from tenants where tenant_id = 'late'")).isNotNull();
    }
  }

  private static SortedSet<String> picture() throws SQLException {
    try (Connection connection = connect()) {
      return SchemaPicture.of(connection);
    }
  }

  /** Every row of every table, but of those that grow with each act. */
  private static Map<String, SortedSet<String>> rows() throws SQLException {
    Map<String, SortedSet<String>> rows = new TreeMap<>();
    for (String table : texts(TABLES)) {
      SortedSet<String> content =
          new TreeSet<>(texts("select to_jsonb(t)::text from " + table + " t"));
      if (!LEDGERS.contains(table)) {
        rows.put(table, content);
      }
    }
    return rows;
  }

  private static void fill(int version) throws SQLException {
    String file = "/db/rows/V" + version + ".sql";
    try (var rows = MigrationsTest.class.getResourceAsStream(file)) {
      if (rows != null) {
        run(new String(rows.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(String sql) throws SQLException {
    List<String> texts = texts(sql);
    return texts.isEmpty() ? null : texts.getFirst();
  }

  private static List<String> texts(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  private static Connection connect() throws SQLException {
    Access access = database.access();
    return DriverManager.getConnection(
        access.url(), access.owner().user(), access.owner().password());
  }

  private static final String TABLES =
      """
      SELECT relname FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
        AND relname NOT LIKE 'flyway%'
      """;
}
