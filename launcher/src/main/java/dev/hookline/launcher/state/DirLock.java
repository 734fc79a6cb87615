package dev.hookline.launcher.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One data directory, one server: a lock of the operating system, gone with its process. */
public final class DirLock implements AutoCloseable {
  private final DataDir dataDir;
  private final FileChannel channel;

  private DirLock(DataDir dataDir, FileChannel channel) {
    this.dataDir = dataDir;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws Locked if another process, or another server in this one, holds it
   */
  public static DirLock take(DataDir dataDir) {
    try {
      if (!Files.isDirectory(dataDir.root())) {
        PrivateFile.directory(dataDir.root());
      }
      FileChannel channel =
          FileChannel.open(dataDir.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new Locked(dataDir);
      }
      return new DirLock(dataDir, channel);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + dataDir.root(), e);
    }
  }

  /** Whether somebody holds the lock now. */
  public static boolean isTaken(DataDir dataDir) {
    if (!Files.exists(dataDir.lockFile())) {
      return false;
    }
    try {
      take(dataDir).close();
      return false;
    } catch (Locked e) {
      return true;
    }
  }

  /** What is locked. */
  public Path directory() {
    return dataDir.root();
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
