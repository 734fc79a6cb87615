package dev.hookline.launcher.recovery;

import dev.hookline.launcher.attach.OpenStore;
import dev.hookline.persistence.backup.Manifest;
import dev.hookline.persistence.backup.Throttle;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.secrets.SecretVault;
import dev.hookline.persistence.snapshot.Export;
import dev.hookline.persistence.snapshot.Piece;
import dev.hookline.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;

/** Takes a backup, beside a running server or without one. */
final class BackupTake {
  private final OpenStore store;
  private final String version;
  private final Journal journal;
  private final Clock clock;
  private final int maxRateMb;

  /**
   * @param maxRateMb how much is copied in a second at most, in MB; 0: as much as can be
   */
  BackupTake(OpenStore store, String version, Journal journal, Clock clock, int maxRateMb) {
    this.store = store;
    this.version = version;
    this.journal = journal;
    this.clock = clock;
    this.maxRateMb = maxRateMb;
  }

  /** The key file's vault of a store. */
  static SecretVault vault(OpenStore store) {
    return new SecretVault(Path.of(store.settings().text(Setting.KEY_FILE)));
  }

  /** Takes one onto the shelf. */
  Manifest onto(Path shelf, int workers) throws IOException, InterruptedException {
    journal.stage("snapshot");
    try (Export export = begin(shelf)) {
      try {
        journal.stage("copy");
        Workers.each(
            export.pieces(),
            workers,
            (Piece piece) -> {
              export.copy(piece);
              journal.share(export.copied(), export.pieces().size());
            });
        journal.stage("seal");
        Manifest manifest = export.seal();
        journal.end();
        return manifest;
      } catch (IOException | InterruptedException | SQLException e) {
        export.abandon();
        throw e;
      }
    } catch (SQLException e) {
      throw new IOException("the database does not give its rows: " + e.getMessage(), e);
    }
  }

  private Export begin(Path shelf) throws IOException, SQLException {
    return Export.begin(
        store.database().owner(),
        shelf,
        new Uuid7(clock).next(),
        vault(store),
        clock,
        version,
        new Throttle(maxRateMb * 1_000_000L));
  }
}
