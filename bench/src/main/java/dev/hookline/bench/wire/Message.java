package dev.hookline.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The messages that arrive on one connection, requests or answers, one after the other.
 *
 * <p>Bytes are appended by {@link #readFrom}; {@link #complete} says whether a whole message stands
 * at the front; {@link #discard} makes room for the next. A body of known length stays where it was
 * read; a chunked one is moved together in place.
 */
public final class Message {
  private static final int MOST_BYTES = 16 << 20;

  private byte[] bytes = new byte[4096];
  private ByteBuffer space = ByteBuffer.wrap(bytes);
  private int filled;
  private final Head head = new Head();
  private final Chunks chunks = new Chunks();

  /** Appends what the channel has; -1 at its end. */
  public int readFrom(ReadableByteChannel channel) throws IOException {
    if (filled == bytes.length) {
      if (filled >= MOST_BYTES) {
        throw new Broken("a message of more than " + MOST_BYTES + " bytes");
      }
      bytes = Arrays.copyOf(bytes, filled * 4);
      space = ByteBuffer.wrap(bytes);
    }
    space.limit(bytes.length).position(filled);
    int count = channel.read(space);
    filled += Math.max(count, 0);
    return count;
  }

  /** Whether the bytes read so far hold a whole message. */
  public boolean complete() throws Broken {
    if (!head.complete(bytes, filled)) {
      return false;
    }
    return head.chunked
        ? chunks.complete(bytes, head.end, filled)
        : filled - head.end >= head.contentLength;
  }

  /** Forgets the message at the front. */
  public void discard() {
    int end = head.chunked ? chunks.end() : bodyEnd();
    System.arraycopy(bytes, end, bytes, 0, filled - end);
    filled -= end;
    head.reset();
    chunks.reset();
  }

  /** Forgets everything, for a new connection. */
  public void clear() {
    filled = 0;
    head.reset();
    chunks.reset();
  }

  /** The status code of an answer; 0 for a request. */
  public int status() {
    return head.status;
  }

  /** Whether the peer will close the connection after this message. */
  public boolean closes() {
    return head.closes;
  }

  /** The array that holds the message; valid until the next call of {@link #readFrom}. */
  public byte[] array() {
    return bytes;
  }

  /** Index of the first body byte. */
  public int bodyStart() {
    return head.end;
  }

  /** Index behind the last body byte. */
  public int bodyEnd() {
    return head.chunked ? chunks.bodyEnd() : head.end + head.contentLength;
  }

  /** Index of the header's value, or -1 without it; it ends at {@link #lineEnd}. */
  public int valueOf(Header header) {
    return head.valueOf(bytes, header);
  }

  /** The header's value as text, or an empty one without it. */
  public String textOf(Header header) {
    int start = valueOf(header);
    return start < 0
        ? ""
        : new String(bytes, start, lineEnd(start) - start, StandardCharsets.ISO_8859_1);
  }

  /** Index of the end of the head line that holds the given index. */
  public int lineEnd(int index) {
    while (bytes[index] != '\r' && bytes[index] != '\n') {
      index++;
    }
    return index;
  }
}
