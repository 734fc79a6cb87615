package dev.hookline.persistence.frames;

import java.io.IOException;

/** A chunk is not what was written. */
public final class DamagedChunk extends IOException {
  private static final long serialVersionUID = 1L;

  public DamagedChunk(String message) {
    super(message);
  }
}
