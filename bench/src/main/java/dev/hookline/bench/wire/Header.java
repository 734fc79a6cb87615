package dev.hookline.bench.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The name of a header, ready to be compared with bytes. */
public final class Header {
  static final Header CONTENT_LENGTH = new Header("content-length");
  static final Header TRANSFER_ENCODING = new Header("transfer-encoding");
  static final Header CONNECTION = new Header("connection");

  private final byte[] name;

  /** A header of the given name, in any case. */
  public Header(String name) {
    this.name = (name.toLowerCase(Locale.ROOT) + ":").getBytes(StandardCharsets.US_ASCII);
  }

  /** Where the value begins if the line at {@code start} is this header, else -1. */
  int valueAt(byte[] text, int start, int end) {
    if (end - start < name.length) {
      return -1;
    }
    for (int i = 0; i < name.length; i++) {
      if ((text[start + i] | (name[i] == ':' ? 0 : 0x20))
          != (name[i] | (name[i] == ':' ? 0 : 0x20))) {
        return -1;
      }
    }
    int value = start + name.length;
    while (value < end && text[value] == ' ') {
      value++;
    }
    return value;
  }
}
