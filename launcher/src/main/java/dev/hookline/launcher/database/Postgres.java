package dev.hookline.launcher.database;

import dev.hookline.launcher.process.Program;
import dev.hookline.launcher.process.RotatingLog;
import dev.hookline.launcher.process.Signals;
import dev.hookline.launcher.process.Waiting;
import dev.hookline.launcher.state.DataDir;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Starts the embedded PostgreSQL and hands it out only after it has proved to be ours and durable.
 */
final class Postgres {
  /** Recovery after a crash may have much to replay. */
  private static final Duration LONGEST_START = Duration.ofMinutes(10);

  private final DataDir dataDir;
  private final Consumer<ClusterSecrets> moved;
  private final Path cache;

  /** The server was told the port of the first start, so a restart must have the same. */
  private ClusterSecrets secrets;

  /**
   * @param moved told port and passwords after each start; the port changes when it was taken
   */
  Postgres(DataDir dataDir, Path cache, Consumer<ClusterSecrets> moved) {
    this.dataDir = dataDir;
    this.cache = cache;
    this.moved = moved;
  }

  Process start() throws IOException, InterruptedException {
    Unprivileged unprivileged = Unprivileged.find();
    unprivileged.letThrough(dataDir.root());
    Orphan.end(dataDir.database());
    Path binaries = Binaries.unpacked(cache);
    if (secrets == null) {
      secrets = ClusterSecrets.of(dataDir.databaseProperties());
    }
    Cluster.make(dataDir, binaries, unprivileged, secrets.admin());
    Cluster.configure(dataDir.database(), secrets.port(), unprivileged);
    Process process = launch(unprivileged, binaries);
    boolean usable = false;
    try {
      awaitConnections(process, secrets);
      new Verification(dataDir.database(), secrets).check();
      moved.accept(secrets);
      usable = true;
      return process;
    } finally {
      if (!usable) {
        stop(process.toHandle());
      }
    }
  }

  /** Fast: open transactions are rolled back, everything committed is on disk. */
  static void stop(ProcessHandle postmaster) {
    Signals.end(
        postmaster,
        new Signals.Step("INT", Duration.ofSeconds(30)),
        new Signals.Step("QUIT", Duration.ofSeconds(5)));
  }

  private Process launch(Unprivileged unprivileged, Path binaries) throws IOException {
    List<String> command =
        unprivileged.command(
            List.of(
                binaries.resolve("bin/postgres").toString(), "-D", dataDir.database().toString()));
    RotatingLog log = new RotatingLog(dataDir.log("postgres"));
    Process process =
        new ProcessBuilder(Program.inOwnSession(command)).redirectErrorStream(true).start();
    process.getOutputStream().close();
    log.drain(process.getInputStream());
    return process;
  }

  private static void awaitConnections(Process process, ClusterSecrets secrets)
      throws IOException, InterruptedException {
    boolean answered =
        Waiting.until(
            () -> !process.isAlive() || answers(secrets), LONGEST_START, Duration.ofMillis(40));
    if (!process.isAlive()) {
      throw new IOException(
          "PostgreSQL ended with exit code " + process.exitValue() + "; see logs/postgres.log");
    }
    if (!answered) {
      throw new IOException("PostgreSQL did not answer within " + LONGEST_START);
    }
  }

  private static boolean answers(ClusterSecrets secrets) {
    try (var connection = Verification.connect(secrets)) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }
}
