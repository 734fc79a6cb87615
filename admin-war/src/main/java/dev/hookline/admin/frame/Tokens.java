package dev.hookline.admin.frame;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * CSRF tokens. A token follows from the secret in a cookie that only the browser's owner sends and
 * that no script can read, so that every node can check it and nobody else can make it.
 */
final class Tokens {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private Tokens() {}

  /** A secret that nobody can guess. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return text(bytes);
  }

  /** The token that forms carry which belong to the cookie's secret. */
  static String of(String secret) {
    return text(sha256("hookline form " + secret));
  }

  /** Whether the form's token belongs to the cookie's secret. */
  static boolean match(String secret, String token) {
    return !secret.isEmpty()
        && token != null
        && MessageDigest.isEqual(
            of(secret).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
