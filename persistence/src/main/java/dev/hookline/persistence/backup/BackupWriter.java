package dev.hookline.persistence.backup;

import dev.hookline.persistence.frames.Frames;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.secrets.SecretVault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;

/** A backup that is being written. Chunks may be written by many threads. */
public final class BackupWriter {
  private final UUID id;
  private final BackupFolder folder;
  private final BackupKey key;

  private BackupWriter(UUID id, BackupFolder folder, BackupKey key) {
    this.id = id;
    this.folder = folder;
    this.key = key;
  }

  /**
   * Makes the folder and the key of a new backup.
   *
   * @param shelf the directory that holds backups; made if it is missing
   */
  public static BackupWriter begin(Path shelf, UUID id, SecretVault vault) throws IOException {
    BackupKey key = BackupKey.fresh(vault, id);
    return new BackupWriter(id, BackupFolder.create(shelf, id), key);
  }

  /** As on the wire, {@code bkp_…}. */
  public String id() {
    return IdKind.BACKUP.format(id);
  }

  public BackupFolder folder() {
    return folder;
  }

  /** The key, as the manifest keeps it. */
  public String wrappedKey() {
    return Base64.getEncoder().encodeToString(key.wrapped());
  }

  /**
   * Opens a chunk.
   *
   * @param number counts from 1, each once
   */
  public ChunkWriter chunk(int number, String table) throws IOException {
    return new ChunkWriter(folder, new Frames(key.chunks(), id, number), number, table);
  }

  /** Writes the manifest: from now on the folder is a backup. */
  public void finish(Manifest manifest) throws IOException {
    ManifestFile.write(folder, manifest, key.manifest());
  }

  /** Deletes what was written. */
  public void abandon() throws IOException {
    folder.delete();
  }
}
