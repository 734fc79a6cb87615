package dev.hookline.launcher.database;

import dev.hookline.launcher.database.UndoPlan.Loss;
import dev.hookline.launcher.state.NotPossible;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * The migrations of one database: which it has, and the way back.
 *
 * <p>The way forward is {@link Database#migrate}.
 */
public final class Migrations {
  private final Access access;

  Migrations(Access access) {
    this.access = access;
  }

  /** All that this release or the database knows, oldest first. */
  public List<Migration> list() {
    return infos()
        .map(
            info ->
                new Migration(
                    version(info),
                    info.getDescription(),
                    state(info),
                    info.getInstalledOn() == null ? null : info.getInstalledOn().toInstant(),
                    state(info) == Migration.State.APPLIED && UndoScript.exists(info.getScript())))
        .toList();
  }

  /**
   * What it takes to go back. The undos are tried out and rolled back, so that a plan that was made
   * can be carried out.
   *
   * @param to the version that is the newest afterwards; 0 undoes everything
   * @throws NotPossible if this release cannot undo one of them, or a server works on the database
   */
  public UndoPlan planUndo(int to) {
    List<Migration> steps =
        list().stream()
            .filter(each -> each.state() != Migration.State.PENDING && each.version() > to)
            .sorted(Comparator.comparingInt(Migration::version).reversed())
            .toList();
    for (Migration step : steps) {
      if (!step.undoable()) {
        throw new NotPossible(
            "this release does not know how to undo migration %d (%s); undo it with the release that applied it"
                .formatted(step.version(), step.name()));
      }
    }
    return new UndoPlan(steps, steps.isEmpty() ? List.of() : losses(steps));
  }

  /** Carries it out, each step in a transaction of its own. */
  public void undo(UndoPlan plan) {
    try (Connection connection = connect()) {
      for (Migration step : plan.steps()) {
        prepare(connection);
        UndoScript.run(connection, script(step));
        connection.commit();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
    new Schema(access).grant();
  }

  private List<Loss> losses(List<Migration> steps) {
    try (Connection connection = connect()) {
      prepare(connection);
      Contents before = Contents.of(connection);
      Savepoint untouched = connection.setSavepoint();
      for (Migration step : steps) {
        UndoScript.run(connection, script(step));
      }
      Contents after = Contents.of(connection);
      connection.rollback(untouched);
      List<Loss> losses = before.lostBy(after, connection);
      connection.rollback();
      return losses;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(access.url(), access.owner().user(), access.owner().password());
    connection.setAutoCommit(false);
    return connection;
  }

  /** Waits for nobody for long, works where the migrations did, and finds no server at work. */
  private static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL lock_timeout = '10s'");
      statement.execute("SET LOCAL search_path TO " + SEARCH_PATH);
      statement.execute("LOCK TABLE flyway_schema_history IN SHARE ROW EXCLUSIVE MODE");
      try (ResultSet known = statement.executeQuery("SELECT to_regclass('nodes') IS NOT NULL")) {
        if (!known.next() || !known.getBoolean(1)) {
          return;
        }
      }
      try (ResultSet alive =
          statement.executeQuery(
              "SELECT string_agg(name, ', ') FROM nodes WHERE alive_until > now()")) {
        if (alive.next() && alive.getString(1) != null) {
          throw new NotPossible(
              "a server works on this database: "
                  + alive.getString(1)
                  + "; stop it, or wait for its lease to end if it was killed");
        }
      }
    }
  }

  private Stream<MigrationInfo> infos() {
    try {
      return Stream.of(Schema.flyway(access).load().info().all())
          .filter(info -> info.getVersion() != null);
    } catch (FlywayException e) {
      throw new NotPossible("the migrations cannot be looked up: " + e.getMessage(), e);
    }
  }

  private String script(Migration step) {
    return infos()
        .filter(info -> version(info) == step.version())
        .map(MigrationInfo::getScript)
        .findFirst()
        .orElseThrow();
  }

  private static int version(MigrationInfo info) {
    return Integer.parseInt(info.getVersion().getVersion());
  }

  private static Migration.State state(MigrationInfo info) {
    return switch (info.getState()) {
      case FUTURE_SUCCESS, FUTURE_FAILED, MISSING_SUCCESS, MISSING_FAILED ->
          Migration.State.UNKNOWN;
      case SUCCESS, OUT_OF_ORDER -> Migration.State.APPLIED;
      default -> Migration.State.PENDING;
    };
  }

  private static NotPossible failed(SQLException e) {
    return new NotPossible("the schema cannot be taken back: " + e.getMessage(), e);
  }

  /** As Flyway sets it: functions remember it. */
  private static final String SEARCH_PATH = "\"public\", \"$user\", public";
}
