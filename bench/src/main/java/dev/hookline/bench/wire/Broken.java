package dev.hookline.bench.wire;

import java.io.IOException;

/** The peer sent what is not HTTP/1.1 as this package reads it. */
public final class Broken extends IOException {
  private static final long serialVersionUID = 1L;

  Broken(String message) {
    super(message);
  }
}
