package dev.hookline.persistence.backup;

import dev.hookline.persistence.frames.Frames;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.secrets.CannotOpenSecret;
import dev.hookline.persistence.secrets.SecretVault;
import java.io.IOException;
import java.util.Base64;
import java.util.UUID;

/** A finished backup whose manifest is authentic; its chunks are checked as they are read. */
public final class Backup {
  private final BackupFolder folder;
  private final BackupKey key;
  private final UUID id;
  private final Manifest manifest;

  /** Takes rows in the text form of COPY, cut anywhere. */
  public interface Sink {
    /** Takes the first bytes of the array, which is the reader's again afterwards. */
    void take(byte[] bytes, int length) throws IOException;
  }

  private Backup(BackupFolder folder, BackupKey key, UUID id, Manifest manifest) {
    this.folder = folder;
    this.key = key;
    this.id = id;
    this.manifest = manifest;
  }

  /**
   * Opens the backup in the folder.
   *
   * @throws Unusable if there is none, it was changed, or the key file has not its key
   */
  public static Backup open(BackupFolder folder, SecretVault vault) throws IOException {
    ManifestFile file = ManifestFile.read(folder);
    Manifest manifest = file.manifest();
    UUID id =
        IdKind.BACKUP
            .parse(manifest.backupId())
            .orElseThrow(() -> new Unusable(Fault.MANIFEST_EDITED, "its id is none"));
    BackupKey key = key(vault, id, manifest);
    file.authenticate(key.manifest());
    return new Backup(folder, key, id, manifest);
  }

  public Manifest manifest() {
    return manifest;
  }

  public BackupFolder folder() {
    return folder;
  }

  /**
   * Hands on the rows of a chunk.
   *
   * @throws IOException if they are not what was written, some of which was handed on then
   */
  public void read(Manifest.Chunk chunk, Sink sink) throws IOException {
    Frames frames = new Frames(key.chunks(), id, chunk.number());
    try (ChunkReader reader = new ChunkReader(folder, frames, chunk)) {
      reader.readAll(sink);
    }
  }

  private static BackupKey key(SecretVault vault, UUID id, Manifest manifest) throws Unusable {
    try {
      return BackupKey.open(vault, id, Base64.getDecoder().decode(manifest.wrappedKey()));
    } catch (CannotOpenSecret e) {
      throw new Unusable(Fault.WRONG_KEY, "its key does not open with this key file");
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new Unusable(Fault.MANIFEST_EDITED, "it holds no key");
    }
  }
}
