package dev.hookline.bench.wire;

/** A chunked body: each whole chunk is moved down to the ones before it. */
final class Chunks {
  private int next;
  private int bodyEnd;
  private boolean done;

  void reset() {
    next = 0;
    done = false;
  }

  /** Index behind the whole message. */
  int end() {
    return next;
  }

  /** Index behind the last byte of the joined body. */
  int bodyEnd() {
    return bodyEnd;
  }

  boolean complete(byte[] text, int bodyStart, int filled) throws Broken {
    if (next == 0) {
      next = bodyStart;
      bodyEnd = bodyStart;
    }
    while (!done) {
      int lineEnd = lineEnd(text, next, filled);
      if (lineEnd < 0) {
        return false;
      }
      int size = size(text, next);
      int data = lineEnd + 1;
      if (size == 0) {
        int last = lastTrailer(text, data, filled);
        if (last < 0) {
          return false;
        }
        next = last;
        done = true;
      } else {
        if (filled - data < size + 2) {
          return false;
        }
        System.arraycopy(text, data, text, bodyEnd, size);
        bodyEnd += size;
        next = data + size + 2;
      }
    }
    return true;
  }

  private static int lastTrailer(byte[] text, int from, int filled) {
    int line = from;
    while (true) {
      int end = lineEnd(text, line, filled);
      if (end < 0) {
        return -1;
      }
      if (end - line <= 1) {
        return end + 1;
      }
      line = end + 1;
    }
  }

  private static int lineEnd(byte[] text, int from, int filled) {
    for (int i = from; i < filled; i++) {
      if (text[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static int size(byte[] text, int from) throws Broken {
    int size = 0;
    int i = from;
    for (int digit = Ascii.digit(text[i]); digit >= 0; digit = Ascii.digit(text[++i])) {
      if (size > 1 << 26) {
        throw new Broken("a chunk that is too large");
      }
      size = size << 4 | digit;
    }
    if (i == from) {
      throw new Broken("a chunk without a size");
    }
    return size;
  }
}
