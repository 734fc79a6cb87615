package dev.hookline.launcher.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One data directory, one server: a lock of the operating system, gone with its process. */
public final class DirLock implements AutoCloseable {
  /**
   * What this process holds. Closing any other channel on the file would give up the lock of the
   * operating system, so a directory of our own is never opened twice.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

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
    if (!HELD.add(dataDir.root())) {
      throw new Locked(dataDir);
    }
    FileChannel channel = null;
    try {
      channel = open(dataDir);
      if (channel.tryLock() == null) {
        throw new Locked(dataDir);
      }
      return new DirLock(dataDir, channel);
    } catch (IOException | RuntimeException e) {
      giveUp(dataDir, channel);
      throw e instanceof RuntimeException failure
          ? failure
          : new NotPossible("cannot lock " + dataDir.root() + ": " + e.getMessage(), e);
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

  @Override
  public void close() {
    giveUp(dataDir, channel);
  }

  private static FileChannel open(DataDir dataDir) throws IOException {
    if (!Files.isDirectory(dataDir.root())) {
      PrivateFile.directory(dataDir.root());
    }
    return FileChannel.open(
        dataDir.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void giveUp(DataDir dataDir, FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(dataDir.root());
    }
  }
}
