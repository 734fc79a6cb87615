package dev.hookline.persistence.frames;

import java.io.IOException;
import java.io.OutputStream;

/** Cuts what it is given into sealed frames. */
public final class FrameOutput extends OutputStream {
  private final OutputStream out;
  private final Frames frames;
  private final byte[] buffer = new byte[Frames.BYTES];
  private int filled;

  /** Writes to the stream, which is closed with this one. */
  public FrameOutput(OutputStream out, Frames frames) {
    this.out = out;
    this.frames = frames;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int left = length;
    while (left > 0) {
      if (filled == buffer.length) { // a full frame waits: it could be the last one
        seal(false);
      }
      int now = Math.min(left, buffer.length - filled);
      System.arraycopy(bytes, at, buffer, filled, now);
      filled += now;
      at += now;
      left -= now;
    }
  }

  /** Seals the last frame and closes what is below. */
  @Override
  public void close() throws IOException {
    try (out) {
      seal(true);
    }
  }

  private void seal(boolean last) throws IOException {
    out.write(frames.seal(buffer, filled, last));
    filled = 0;
  }
}
