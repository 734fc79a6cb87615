package dev.hookline.launcher.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Takes what a child prints into a file, and starts a new file when it grows over its limit. */
public final class RotatingLog {
  private static final long LIMIT = 10L * 1024 * 1024;
  private static final int OLD_FILES = 3;

  private final Path file;

  public RotatingLog(Path file) {
    this.file = file;
  }

  /** Reads the stream to its end on a thread of its own; a full disk loses lines, not the child. */
  public void drain(InputStream stream) {
    Thread.ofPlatform().daemon().name("log " + file.getFileName()).start(() -> copy(stream));
  }

  /** Moves the file aside when it is over its limit. */
  public void rotate() {
    try {
      if (!Files.exists(file) || Files.size(file) < LIMIT) {
        return;
      }
      for (int number = OLD_FILES; number > 0; number--) {
        Path older = number == 1 ? file : numbered(number - 1);
        if (Files.exists(older)) {
          Files.move(older, numbered(number), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      // Nothing to do about it here: the next lines go on into the same file.
    }
  }

  private Path numbered(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }

  private void copy(InputStream stream) {
    byte[] buffer = new byte[8192];
    try (stream) {
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        rotate();
        append(buffer, count);
      }
    } catch (IOException e) {
      // The child is gone.
    }
  }

  private void append(byte[] buffer, int count) {
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(buffer, 0, count);
    } catch (IOException e) {
      // The disk is full or the directory gone: keep reading, so that the child never blocks.
    }
  }
}
