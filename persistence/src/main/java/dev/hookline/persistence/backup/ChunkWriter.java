package dev.hookline.persistence.backup;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.hookline.persistence.frames.FrameOutput;
import dev.hookline.persistence.frames.Frames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** Writes the rows of one chunk: digest, compress, seal, digest, file. */
public final class ChunkWriter implements AutoCloseable {
  /** Fast: a backup is taken beside the traffic, on the same cores. */
  private static final int LEVEL = 1;

  private final BackupFolder folder;
  private final int number;
  private final String table;
  private final ContentHash content = new ContentHash();
  private final MessageDigest plain = Digests.sha256();
  private final MessageDigest stored = Digests.sha256();
  private final OutputStream rows;
  private long plainBytes;
  private boolean finished;

  ChunkWriter(BackupFolder folder, Frames frames, int number, String table) throws IOException {
    this.folder = folder;
    this.number = number;
    this.table = table;
    OutputStream file = new DigestOutputStream(folder.begin(name()), stored);
    this.rows = new ZstdOutputStreamNoFinalizer(new FrameOutput(file, frames), LEVEL);
  }

  /** Takes a row in the text form of COPY, with the line's end. */
  public void row(byte[] line) throws IOException {
    content.add(line, 0, line.length);
    plain.update(line);
    rows.write(line);
    plainBytes += line.length;
  }

  /** The rows taken so far. */
  public ContentHash content() {
    return content;
  }

  /** Puts the chunk on disk under its name. */
  public Manifest.Chunk finish() throws IOException {
    rows.close();
    folder.finish(name());
    finished = true;
    return new Manifest.Chunk(
        number,
        table,
        content.rows(),
        plainBytes,
        Digests.text(plain),
        Files.size(folder.file(name())),
        Digests.text(stored));
  }

  /** Throws the chunk away unless it was finished. */
  @Override
  public void close() throws IOException {
    if (!finished) {
      try (rows) {
        // closed first: an open file cannot be deleted everywhere
      } finally {
        folder.abandon(name());
      }
    }
  }

  private String name() {
    return BackupFolder.chunkName(number);
  }
}
