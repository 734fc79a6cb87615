package dev.hookline.bench.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** What a caller and the sink say to each other, without waiting for either. */
interface Line extends ReadableByteChannel {
  /**
   * Sends as much as goes. Called again with the same buffer until all has left, and before
   * anything is read.
   *
   * @return whether all has left
   */
  boolean send(ByteBuffer bytes) throws IOException;

  /** Whether there may be more to read although the selector will not say so. */
  boolean holdsMore();
}
