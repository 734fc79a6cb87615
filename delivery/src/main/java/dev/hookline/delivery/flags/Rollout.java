package dev.hookline.delivery.flags;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A tenant's place in the rollout of a flag. It never changes, so a percentage that is raised takes
 * nobody out; and it differs from flag to flag, so that not always the same tenants come first.
 */
final class Rollout {
  private static final int PLACES = 10_000;

  private Rollout() {}

  /** 0 to 9999. */
  static int place(String key, String tenantId) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((key + ":" + tenantId).getBytes(StandardCharsets.UTF_8));
      return Math.floorMod(ByteBuffer.wrap(hash).getLong(), PLACES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static boolean includes(int percentage, int place) {
    return place < percentage * (PLACES / 100);
  }
}
