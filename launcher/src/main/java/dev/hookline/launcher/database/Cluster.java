package dev.hookline.launcher.database;

import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The directory of the embedded cluster: made by initdb in one step, configured at every start. */
final class Cluster {
  static final String ADMIN = "postgres";

  private Cluster() {}

  static boolean exists(DataDir dataDir) {
    return Files.exists(dataDir.database().resolve("PG_VERSION"));
  }

  /** Makes the cluster if there is none; a half-made one of an earlier crash is thrown away. */
  static void make(DataDir dataDir, Path binaries, Unprivileged unprivileged, String password)
      throws IOException, InterruptedException {
    if (exists(dataDir)) {
      return;
    }
    Path cluster = dataDir.database();
    Path fresh = cluster.resolveSibling("pg.new");
    DataDir.delete(fresh);
    PrivateFile.directory(fresh);
    unprivileged.handOver(fresh);
    Path passwordFile = cluster.resolveSibling("pg.password");
    PrivateFile.write(passwordFile, password + "\n");
    unprivileged.handOver(passwordFile);
    try {
      initdb(fresh, binaries, unprivileged, passwordFile);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void initdb(
      Path fresh, Path binaries, Unprivileged unprivileged, Path passwordFile)
      throws IOException, InterruptedException {
    Process initdb =
        new ProcessBuilder(
                unprivileged.command(
                    List.of(
                        binaries.resolve("bin/initdb").toString(),
                        "--pgdata=" + fresh,
                        "--username=" + ADMIN,
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--auth=scram-sha-256",
                        "--pwfile=" + passwordFile,
                        "--data-checksums")))
            .redirectErrorStream(true)
            .start();
    String said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (initdb.waitFor() != 0) {
      throw new IOException("initdb failed: " + said.strip());
    }
  }

  /**
   * Writes the whole configuration. Durability is not a matter of taste here: what PostgreSQL
   * confirmed must survive a power cut.
   */
  static void configure(Path cluster, int port, Unprivileged unprivileged) throws IOException {
    Path file = cluster.resolve("postgresql.conf");
    Files.writeString(file, CONFIGURATION.formatted(port));
    unprivileged.handOver(file);
  }

  private static final String CONFIGURATION =
      """
      # Written by the launcher at every start. Your own values: custom.conf beside this file;
      # what follows the include wins over it.
      shared_buffers = 64MB
      max_connections = 100
      wal_compression = on
      min_wal_size = 256MB
      max_wal_size = 2GB
      # Filling each new file of the log with zeros first stops every commit for as long.
      wal_init_zero = off
      checkpoint_timeout = 15min
      checkpoint_completion_target = 0.9
      effective_cache_size = 512MB
      random_page_cost = 1.1
      jit = off
      autovacuum_naptime = 5s
      # Dirty pages leave in small portions; else the kernel writes those of half a minute at once, and
      # every commit waits meanwhile.
      bgwriter_delay = 20ms
      bgwriter_lru_maxpages = 200
      bgwriter_lru_multiplier = 4
      # History is vacuumed gently; the queue has a setting of its own.
      autovacuum_vacuum_cost_delay = 10ms
      idle_in_transaction_session_timeout = 5min
      log_line_prefix = '%%m [%%p] %%u '
      log_timezone = 'UTC'
      timezone = 'UTC'
      log_checkpoints = off
      log_lock_waits = on
      include_if_exists = 'custom.conf'

      listen_addresses = '127.0.0.1'
      port = %d
      unix_socket_directories = ''
      logging_collector = off
      password_encryption = 'scram-sha-256'
      fsync = on
      synchronous_commit = on
      full_page_writes = on
      """;
}
