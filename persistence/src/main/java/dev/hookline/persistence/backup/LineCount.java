package dev.hookline.persistence.backup;

import java.util.Arrays;

/** Cuts the text form of COPY into rows: a line is a row, ends within one are escaped. */
final class LineCount implements Backup.Sink {
  private final ContentHash content;
  private final long before;
  private byte[] begun = new byte[0];

  LineCount(ContentHash content) {
    this.content = content;
    this.before = content.rows();
  }

  @Override
  public void take(byte[] bytes, int length) {
    int from = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        line(bytes, from, i + 1 - from);
        from = i + 1;
      }
    }
    int kept = begun.length;
    begun = Arrays.copyOf(begun, kept + length - from);
    System.arraycopy(bytes, from, begun, kept, length - from);
  }

  long rows() {
    return content.rows() - before;
  }

  private void line(byte[] bytes, int from, int length) {
    if (begun.length == 0) {
      content.add(bytes, from, length);
      return;
    }
    byte[] whole = Arrays.copyOf(begun, begun.length + length);
    System.arraycopy(bytes, from, whole, begun.length, length);
    begun = new byte[0];
    content.add(whole, 0, whole.length);
  }
}
