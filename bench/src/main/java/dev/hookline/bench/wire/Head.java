package dev.hookline.bench.wire;

/** The start line and headers of one message, found in one pass and remembered as line starts. */
final class Head {
  private static final int MOST_LINES = 128;
  private static final int MOST_BYTES = 64 << 10;

  /** Index of the first body byte; 0 while the head is not complete. */
  int end;

  int status;
  int contentLength;
  boolean chunked;
  boolean closes;

  private final int[] lineStarts = new int[MOST_LINES + 1];
  private int lines;
  private int scanned;

  void reset() {
    end = 0;
    lines = 0;
    scanned = 0;
  }

  boolean complete(byte[] text, int filled) throws Broken {
    if (end > 0) {
      return true;
    }
    for (int i = scanned; i < filled; i++) {
      if (text[i] == '\n') {
        int length = i - lineStarts[lines] + 1;
        if (length <= 2 && lines > 0) {
          end = i + 1;
          interpret(text);
          return true;
        }
        if (++lines == MOST_LINES) {
          throw new Broken("more than " + MOST_LINES + " header lines");
        }
        lineStarts[lines] = i + 1;
      }
    }
    scanned = filled;
    if (scanned > MOST_BYTES) {
      throw new Broken("a head of more than " + MOST_BYTES + " bytes");
    }
    return false;
  }

  int valueOf(byte[] text, Header header) {
    for (int line = 1; line < lines; line++) {
      int value = header.valueAt(text, lineStarts[line], lineStarts[line + 1]);
      if (value >= 0) {
        return value;
      }
    }
    return -1;
  }

  private void interpret(byte[] text) throws Broken {
    // "HTTP/1.1 201 ...": the status stands at a fixed place.
    boolean answer = lineStarts[1] >= 14 && text[0] == 'H' && text[4] == '/';
    status = answer ? (text[9] - '0') * 100 + (text[10] - '0') * 10 + text[11] - '0' : 0;
    int encoding = valueOf(text, Header.TRANSFER_ENCODING);
    chunked = encoding >= 0 && (text[encoding] | 0x20) == 'c';
    int connection = valueOf(text, Header.CONNECTION);
    closes = connection >= 0 && (text[connection] | 0x20) == 'c';
    int length = valueOf(text, Header.CONTENT_LENGTH);
    if (length < 0 && answer && !chunked && status != 204 && status != 304) {
      throw new Broken("an answer without a length");
    }
    contentLength = length < 0 || chunked ? 0 : decimal(text, length);
  }

  private static int decimal(byte[] text, int index) throws Broken {
    long value = 0;
    int i = index;
    for (; text[i] >= '0' && text[i] <= '9' && value <= Integer.MAX_VALUE; i++) {
      value = value * 10 + text[i] - '0';
    }
    if (i == index || value > Integer.MAX_VALUE >> 1) {
      throw new Broken("a Content-Length that is not a length");
    }
    return (int) value;
  }
}
