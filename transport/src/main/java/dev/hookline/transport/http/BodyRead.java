package dev.hookline.transport.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;

/** Reads a response body as far as it is wanted: 4 KiB are kept, 64 KiB at most are read. */
final class BodyRead {
  private static final byte[] NOTHING = {};

  private byte[] kept = NOTHING;
  private int keptLength;
  private boolean complete;

  /** Reads on until the end, the limit, or an exception; what was kept by then stays. */
  void from(HttpEntity entity) throws IOException {
    if (entity == null) {
      complete = true;
      return;
    }
    InputStream in = entity.getContent();
    kept = new byte[keep(entity.getContentLength())];
    int total = 0;
    byte[] rest = null;
    while (total < Limits.BODY_BYTES) {
      int read;
      if (keptLength < kept.length) {
        read = in.read(kept, keptLength, kept.length - keptLength);
        keptLength += Math.max(read, 0);
      } else {
        rest = rest == null ? new byte[Limits.EXCERPT_BYTES] : rest;
        read = in.read(rest, 0, Math.min(rest.length, Limits.BODY_BYTES - total));
      }
      if (read < 0) {
        complete = true;
        return;
      }
      total += read;
    }
  }

  /** Whether the end was reached, so that the connection can serve another request. */
  boolean complete() {
    return complete;
  }

  String excerpt() {
    return Excerpt.of(kept, keptLength);
  }

  private static int keep(long announced) {
    return announced < 0 ? Limits.EXCERPT_BYTES : (int) Math.min(announced, Limits.EXCERPT_BYTES);
  }
}
