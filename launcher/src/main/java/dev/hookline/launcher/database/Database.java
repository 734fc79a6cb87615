package dev.hookline.launcher.database;

import dev.hookline.launcher.database.Access.Login;
import dev.hookline.launcher.process.ProcessIdentity;
import dev.hookline.launcher.process.Supervised;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The database of one server, whoever runs it. */
public final class Database implements AutoCloseable {
  private final Supervised postgres;
  private volatile Access access;
  private volatile Login administrator;

  private Database(Access access, Login administrator) {
    this.access = access;
    this.administrator = administrator;
    this.postgres = null;
  }

  private Database(DataDir dataDir, Path cache, Consumer<String> announce, Runnable changed) {
    Postgres starter = new Postgres(dataDir, cache, this::moved);
    this.postgres = new Supervised("database", starter::start, true, announce, changed);
  }

  /**
   * Starts the embedded PostgreSQL, or connects to the one of the settings, and migrates nothing.
   *
   * @param announce told when PostgreSQL died and came back
   * @param changed called whenever its pid changed
   */
  public static Database start(
      DataDir dataDir, Settings settings, Path cache, Consumer<String> announce, Runnable changed)
      throws IOException, InterruptedException {
    if (!settings.text(Setting.DB_URL).isBlank()) {
      return ofOnesOwn(settings);
    }
    Database database = new Database(dataDir, cache, announce, changed);
    database.postgres.start();
    return database;
  }

  /**
   * The database of a server that runs already; nothing is started, and nothing is stopped by
   * {@link #close()}.
   *
   * @param url where it runs, as the one who started it says; not asked for with a database of
   *     one's own
   */
  public static Database ofRunning(DataDir dataDir, Settings settings, String url) {
    if (!settings.text(Setting.DB_URL).isBlank()) {
      return ofOnesOwn(settings);
    }
    ClusterSecrets secrets = ClusterSecrets.kept(dataDir.databaseProperties());
    return new Database(access(secrets, url), administrator(secrets));
  }

  /** Whether the directory has an embedded PostgreSQL's cluster. */
  public static boolean exists(DataDir dataDir) {
    return Cluster.exists(dataDir);
  }

  /** Ends a PostgreSQL that an earlier launcher left behind when it was killed. */
  public static void end(ProcessHandle postmaster) {
    Postgres.stop(postmaster);
  }

  public Access access() {
    return access;
  }

  /** Brings the schema up to date; tells how many migrations ran. */
  public int migrate() {
    return migrate(null);
  }

  /**
   * As {@link #migrate()}, up to a version.
   *
   * @param upTo the newest migration to run; null for all
   * @throws NotPossible if there is no such migration, or one fails
   */
  public int migrate(Integer upTo) {
    Schema schema = new Schema(access);
    int done = schema.migrate(upTo);
    access = new Access(access.url(), access.owner(), access.app(), schema.roles());
    return done;
  }

  /** What the schema went through, and the way back. */
  public Migrations migrations() {
    return new Migrations(access);
  }

  /** The newest migration that this release knows. */
  public int newestMigration() {
    return migrations().list().stream()
        .filter(each -> each.state() != Migration.State.UNKNOWN)
        .mapToInt(Migration::version)
        .max()
        .orElseThrow();
  }

  /** Databases beside this one, in the same cluster. */
  public SideDatabases beside() {
    return new SideDatabases(access, administrator);
  }

  /** Connections as the owner of the schema, who sees the rows of every tenant. */
  public DataSource owner() {
    return SideDatabases.source(access.url(), access.owner());
  }

  /** The embedded PostgreSQL's process, if there is one and it lives. */
  public Optional<ProcessIdentity> process() {
    return postgres == null || !postgres.running()
        ? Optional.empty()
        : Optional.of(ProcessIdentity.of(postgres.process().toHandle()));
  }

  @Override
  public void close() {
    if (postgres != null) {
      postgres.stop(process -> Postgres.stop(process.toHandle()));
    }
  }

  private static Database ofOnesOwn(Settings settings) {
    Login login = new Login(settings.text(Setting.DB_USER), settings.text(Setting.DB_PASSWORD));
    String url = settings.text(Setting.DB_URL);
    try (var connection = DriverManager.getConnection(url, login.user(), login.password())) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < 15) {
        throw new NotPossible("HL_DB_URL is PostgreSQL " + version + "; 15 or newer is needed");
      }
      return new Database(new Access(url, login, login, false), login);
    } catch (SQLException e) {
      throw new NotPossible("HL_DB_URL cannot be reached: " + e.getMessage(), e);
    }
  }

  private void moved(ClusterSecrets secrets) {
    try {
      Roles.make(secrets);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    access =
        access(secrets, "jdbc:postgresql://127.0.0.1:" + secrets.port() + "/" + Roles.DATABASE);
    administrator = administrator(secrets);
  }

  private static Login administrator(ClusterSecrets secrets) {
    return new Login(Cluster.ADMIN, secrets.admin());
  }

  private static Access access(ClusterSecrets secrets, String url) {
    return new Access(
        url, new Login(Roles.OWNER, secrets.owner()), new Login(Roles.APP, secrets.app()), true);
  }
}
