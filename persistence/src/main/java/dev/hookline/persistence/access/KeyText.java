package dev.hookline.persistence.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** A key as its owner holds it. Printed, it shows its prefix only. */
public final class KeyText {
  private static final int PREFIX = 10;
  private static final int RANDOM_BYTES = 32;

  private final String text;

  private KeyText(String text) {
    this.text = text;
  }

  /** A key that somebody presents or configures. */
  public static KeyText of(String text) {
    return new KeyText(text);
  }

  /** A new key: {@code hl_} and 256 random bits in base64url. */
  public static KeyText random(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new KeyText("hl_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The whole key: for its owner, once. */
  public String reveal() {
    return text;
  }

  /** The first ten characters; of a key shorter than thirty, a third. */
  public String prefix() {
    return text.substring(0, Math.min(PREFIX, text.length() / 3));
  }

  /** SHA-256 of the text: 32 bytes. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return prefix() + "…";
  }
}
