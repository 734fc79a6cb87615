package dev.hookline.launcher.recovery;

import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.Locked;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;

/** The right to the side database of an installation; gone with its process. */
final class SideLock implements AutoCloseable {
  private final FileChannel channel;

  private SideLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes it.
   *
   * @throws Locked if another restore or deep verification has it
   */
  static SideLock take(DataDir dataDir) throws IOException {
    FileChannel channel =
        FileChannel.open(
            dataDir.run().resolve("restore.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new Locked("another restore or deep verification works on " + dataDir.root());
    }
    return new SideLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
