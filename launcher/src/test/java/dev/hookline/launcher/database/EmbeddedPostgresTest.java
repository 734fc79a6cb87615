package dev.hookline.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.launcher.database.Access.Login;
import dev.hookline.launcher.process.ProcessIdentity;
import dev.hookline.launcher.process.Waiting;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir static Path directory;
  private static DataDir dataDir;
  private static Database database;

  @BeforeAll
  static void start() throws Exception {
    dataDir = DataDir.at(directory.resolve("data")).create();
    database = started();
    database.migrate();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void confirms_nothing_that_a_power_cut_could_take_back() throws Exception {
    try (Connection connection = connect(database.access().app())) {
      assertThat(show(connection, "fsync")).isEqualTo("on");
      assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
      assertThat(show(connection, "full_page_writes")).isEqualTo("on");
      assertThat(show(connection, "data_checksums")).isEqualTo("on");
    }
  }

  @Test
  void listens_on_loopback_only_and_speaks_utf8() throws Exception {
    try (Connection connection = connect(database.access().app())) {
      assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(show(connection, "server_encoding")).isEqualTo("UTF8");
    }
  }

  @Test
  void asks_for_a_password() {
    Login stranger = new Login(database.access().app().user(), "wrong");
    assertThatThrownBy(() -> connect(stranger)).isInstanceOf(SQLException.class);
  }

  @Test
  void lets_the_server_work_with_rows_but_not_with_the_schema() throws Exception {
    try (Connection owner = connect(database.access().owner())) {
      execute(owner, "CREATE TABLE granted (id bigint GENERATED ALWAYS AS IDENTITY, note text)");
    }
    try (Connection app = connect(database.access().app())) {
      execute(app, "INSERT INTO granted (note) VALUES ('by the server')");
      execute(app, "UPDATE granted SET note = 'changed'");
      execute(app, "DELETE FROM granted");
      assertThatThrownBy(() -> execute(app, "CREATE TABLE forbidden (id int)"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> execute(app, "DROP TABLE granted"))
          .hasMessageContaining("must be owner");
      assertThatThrownBy(() -> execute(app, "DELETE FROM flyway_schema_history"))
          .hasMessageContaining("permission denied");
      execute(app, "CREATE TABLE batch.of_the_container (id int)");
    }
  }

  @Test
  void comes_back_by_itself_with_everything_committed_after_kill_9() throws Exception {
    try (Connection owner = connect(database.access().owner())) {
      execute(owner, "CREATE TABLE survivor AS SELECT 42 AS answer");
    }
    ProcessIdentity before = database.process().orElseThrow();

    before.find().orElseThrow().destroyForcibly();

    assertThat(eventually(() -> answers() && !database.process().equals(Optional.of(before))))
        .isTrue();
    assertThat(query("SELECT answer FROM survivor")).isEqualTo("42");
  }

  @Test
  void keeps_data_and_port_over_a_restart() throws Exception {
    DataDir other = DataDir.at(directory.resolve("other")).create();
    Access first;
    try (Database once = Database.start(other, settings(), cache(), line -> {}, () -> {})) {
      first = once.access();
      try (Connection owner = connect(first, first.owner())) {
        execute(owner, "CREATE TABLE kept AS SELECT 'still here' AS note");
      }
    }
    try (Database again = Database.start(other, settings(), cache(), line -> {}, () -> {})) {
      assertThat(again.access()).isEqualTo(first);
      try (Connection owner = connect(first, first.owner())) {
        assertThat(query(owner, "SELECT note FROM kept")).isEqualTo("still here");
      }
    }
  }

  private static Database started() throws IOException, InterruptedException {
    return Database.start(dataDir, settings(), cache(), System.out::println, () -> {});
  }

  private static Settings settings() {
    return Settings.of(Map.of());
  }

  /** Shared by the runs of this test, so that the programs are unpacked once. */
  private static Path cache() {
    return Path.of("target", "postgres").toAbsolutePath();
  }

  private static boolean eventually(BooleanSupplier condition) throws InterruptedException {
    return Waiting.until(condition, Duration.ofSeconds(30), Duration.ofMillis(50));
  }

  private static boolean answers() {
    try {
      return "1".equals(query("SELECT 1"));
    } catch (SQLException e) {
      return false;
    }
  }

  private static String query(String sql) throws SQLException {
    try (Connection connection = connect(database.access().owner())) {
      return query(connection, sql);
    }
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static String show(Connection connection, String name) throws SQLException {
    return query(connection, "SHOW " + name);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(Login login) throws SQLException {
    return connect(database.access(), login);
  }

  private static Connection connect(Access access, Login login) throws SQLException {
    return DriverManager.getConnection(access.url(), login.user(), login.password());
  }
}
