package dev.hookline.launcher.recovery;

import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.launcher.state.PrivateFile;
import dev.hookline.persistence.backup.BackupFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A backup that somebody named: a folder as it is, or an archive that is unpacked for the while.
 */
final class BackupSource implements AutoCloseable {
  private final BackupFolder folder;
  private final Path unpacked;

  private BackupSource(BackupFolder folder, Path unpacked) {
    this.folder = folder;
    this.unpacked = unpacked;
  }

  /**
   * Opens it; nothing of it is believed yet.
   *
   * @param scratch where an archive is unpacked
   * @throws NotPossible if there is nothing of that name
   * @throws Unsound if the archive holds anything but a backup
   */
  static BackupSource open(Path named, Path scratch) throws IOException {
    if (Files.isDirectory(named)) {
      return new BackupSource(new BackupFolder(named), null);
    }
    if (!Files.isRegularFile(named)) {
      throw new NotPossible("there is no backup " + named);
    }
    PrivateFile.directory(scratch);
    Path unpacked = Files.createTempDirectory(scratch, "unpacked");
    try {
      return new BackupSource(Archive.unpack(named, unpacked), unpacked);
    } catch (IOException | RuntimeException e) {
      DataDir.delete(unpacked);
      throw e;
    }
  }

  BackupFolder folder() {
    return folder;
  }

  /** Whether it lies on a shelf, where notes of it are kept. */
  boolean shelved() {
    return unpacked == null;
  }

  @Override
  public void close() {
    if (unpacked != null) {
      DataDir.delete(unpacked);
    }
  }
}
