package dev.hookline.persistence.frames;

import java.io.IOException;
import java.io.InputStream;

/** Opens sealed frames one after the other; nothing of a frame is handed on before it opened. */
public final class FrameInput extends InputStream {
  private final InputStream in;
  private final Frames frames;
  private final byte[] sealed = new byte[Frames.BYTES + Frames.TAG_BYTES];
  private byte[] plain = new byte[0];
  private int at;
  private int ahead;
  private boolean over;

  /** Reads from the stream, which is closed with this one. */
  public FrameInput(InputStream in, Frames frames) throws IOException {
    this.in = in;
    this.frames = frames;
    this.ahead = in.read();
  }

  @Override
  public int read() throws IOException {
    return fill() ? plain[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int now = Math.min(length, plain.length - at);
    System.arraycopy(plain, at, into, from, now);
    at += now;
    return now;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    while (at == plain.length && !over) {
      if (ahead < 0) {
        throw new DamagedChunk("the last frame is missing");
      }
      sealed[0] = (byte) ahead;
      int length = 1 + in.readNBytes(sealed, 1, sealed.length - 1);
      ahead = in.read();
      over = ahead < 0;
      plain = frames.open(sealed, length, over);
      at = 0;
    }
    return at < plain.length;
  }
}
