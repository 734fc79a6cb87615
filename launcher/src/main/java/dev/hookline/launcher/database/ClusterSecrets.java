package dev.hookline.launcher.database;

import dev.hookline.launcher.process.FreePort;
import dev.hookline.launcher.state.Keys;
import dev.hookline.launcher.state.PrivateFile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Port and passwords of the embedded cluster: made once, kept beside it, read by the owner only.
 */
record ClusterSecrets(int port, String admin, String owner, String app) {
  /** Reads the file; makes it the first time, and a new port when the old one is taken. */
  static ClusterSecrets of(Path file) {
    ClusterSecrets kept = kept(file);
    if (kept.port != 0 && FreePort.isFree("127.0.0.1", kept.port)) {
      return kept;
    }
    ClusterSecrets moved = new ClusterSecrets(FreePort.choose(), kept.admin, kept.owner, kept.app);
    moved.write(file);
    return moved;
  }

  /** Those of a cluster that runs: as the file says, port 0 if there is none. */
  static ClusterSecrets kept(Path file) {
    Properties kept = read(file);
    return new ClusterSecrets(
        Integer.parseInt(kept.getProperty("port", "0")),
        kept.getProperty("admin.password", Keys.random()),
        kept.getProperty("owner.password", Keys.random()),
        kept.getProperty("app.password", Keys.random()));
  }

  private void write(Path file) {
    PrivateFile.write(
        file,
        """
        port=%d
        admin.password=%s
        owner.password=%s
        app.password=%s
        """
            .formatted(port, admin, owner, app));
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
    return properties;
  }

  @Override
  public String toString() {
    return "port " + port;
  }
}
