package dev.hookline.persistence.backup;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.hookline.persistence.frames.DamagedChunk;
import dev.hookline.persistence.frames.FrameInput;
import dev.hookline.persistence.frames.Frames;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;

/** Reads the rows of one chunk, and refuses at the end what is not what the manifest says. */
final class ChunkReader implements AutoCloseable {
  private final Manifest.Chunk chunk;
  private final InputStream rows;
  private final MessageDigest plain = Digests.sha256();
  private final byte[] buffer = new byte[1 << 16];
  private long read;

  ChunkReader(BackupFolder folder, Frames frames, Manifest.Chunk chunk) throws IOException {
    this.chunk = chunk;
    InputStream file = Files.newInputStream(folder.file(BackupFolder.chunkName(chunk.number())));
    try {
      this.rows =
          new ZstdInputStreamNoFinalizer(
              new FrameInput(new BufferedInputStream(file, 1 << 16), frames));
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Hands on everything, a piece at a time.
   *
   * @throws DamagedChunk if the chunk is not what was written; some of it was handed on then
   */
  void readAll(Backup.Sink sink) throws IOException {
    for (int length = rows.read(buffer); length >= 0; length = rows.read(buffer)) {
      read += length;
      if (read > chunk.plainBytes()) { // whatever a packed bomb would become
        throw new DamagedChunk("more than the manifest says");
      }
      plain.update(buffer, 0, length);
      sink.take(buffer, length);
    }
    if (read != chunk.plainBytes() || !Digests.text(plain).equals(chunk.plainSha256())) {
      throw new DamagedChunk("other rows than the manifest says");
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
