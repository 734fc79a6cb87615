package dev.hookline.persistence.backup;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A hash of rows whatever their order: the SHA-256 of each, added up in four lanes of 64 bits. Two
 * tables with the same rows have the same; the same row twice counts twice.
 */
public final class ContentHash {
  private final MessageDigest digest = Digests.sha256();
  private final long[] lanes = new long[4];
  private long rows;

  /** Takes a row in the text form of COPY. */
  public void add(byte[] row, int from, int length) {
    digest.update(row, from, length);
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] += hash.getLong();
    }
    rows++;
  }

  /** Takes all rows that another one took. */
  public void add(ContentHash other) {
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] += other.lanes[i];
    }
    rows += other.rows;
  }

  public long rows() {
    return rows;
  }

  /** 64 hex digits. */
  public String text() {
    HexFormat hex = HexFormat.of();
    StringBuilder text = new StringBuilder();
    for (long lane : lanes) {
      text.append(hex.toHexDigits(lane));
    }
    return text.toString();
  }
}
