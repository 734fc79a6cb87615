package dev.hookline.launcher.database;

import dev.hookline.launcher.process.ProcessIdentity;
import dev.hookline.launcher.process.Waiting;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.PrivateFile;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Fills the disk under a database until its postmaster is dead, makes room again, and says how long
 * the way back took and what is missing. Runs in a process of its own, on a small file system.
 */
final class FullDisk {
  private static final Duration DIES = Duration.ofSeconds(60);
  private static final Duration COMES_BACK = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final DataDir dataDir;
  private final Database database;
  private final AtomicBoolean ended = new AtomicBoolean();
  private long confirmed;

  private FullDisk(Path directory, Path cache) throws Exception {
    dataDir = DataDir.at(directory.resolve("data")).create();
    // As the launcher does, it is noted on the same disk which process runs.
    database = Database.start(dataDir, Settings.of(Map.of()), cache, this::hear, this::note);
  }

  /** Arguments: the mount point, and where PostgreSQL's programs are unpacked. */
  public static void main(String[] arguments) throws Exception {
    FullDisk run = new FullDisk(Path.of(arguments[0]), Path.of(arguments[1]));
    try {
      run.run(Path.of(arguments[0]).resolve("ballast"));
    } finally {
      run.database.close();
    }
  }

  private void run(Path ballast) throws Exception {
    execute("CREATE TABLE kept (n bigint)");
    insert(100);
    fill(ballast);
    boolean died = Waiting.until(this::hasDied, DIES, Duration.ofMillis(5));
    System.out.println("died=" + died + " confirmed=" + confirmed);
    Files.delete(ballast);
    long room = System.nanoTime();
    boolean back = Waiting.until(this::answers, COMES_BACK, LOOK);
    System.out.printf("back=%s after_ms=%d%n", back, (System.nanoTime() - room) / 1_000_000);
    insert(1);
    System.out.println("missing=" + (confirmed - count()));
    boolean noted = Waiting.until(this::isNoted, COMES_BACK, LOOK);
    System.out.println("noted=" + noted);
  }

  /** Writes on until the supervisor has seen the postmaster end. */
  private boolean hasDied() {
    try {
      insert(1);
      // More of the log than a row makes: the log must not find room in its current file for long.
      execute("SELECT pg_logical_emit_message(false, 'fill', repeat('x', 100000))");
    } catch (SQLException e) {
      return ended.get();
    }
    return false;
  }

  private void hear(String line) {
    System.out.println(line);
    if (line.startsWith("database ended unexpectedly")) {
      ended.set(true);
    }
  }

  private void note() {
    PrivateFile.write(dataDir.stateFile(), running().map(Object::toString).orElse("none") + "\n");
  }

  private boolean isNoted() {
    try {
      return Files.readString(dataDir.stateFile())
          .strip()
          .equals(running().map(Object::toString).orElse("none"));
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<ProcessIdentity> running() {
    return database == null ? Optional.empty() : database.process();
  }

  private static void fill(Path ballast) throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      System.out.println("full at " + Files.size(ballast));
    }
  }

  private void insert(int rows) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < rows; i++) {
        statement.execute("INSERT INTO kept VALUES (" + confirmed + ")");
        confirmed++;
      }
    }
  }

  private boolean answers() {
    try {
      return count() >= 0;
    } catch (SQLException e) {
      return false;
    }
  }

  private long count() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(DISTINCT n) FROM kept")) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    Access access = database.access();
    return DriverManager.getConnection(
        access.url(), access.owner().user(), access.owner().password());
  }
}
