package dev.hookline.transport.signature;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * One endpoint secret, ready to sign with. Immutable and safe to share between threads.
 *
 * <p>{@code whsec_} followed by base64 is a symmetric secret of Standard Webhooks, {@code whsk_}
 * followed by base64 an Ed25519 private key (a 32-byte seed, alone or followed by its public key);
 * any other text is a symmetric secret whose key is its UTF-8 bytes. Whatever its form,
 * X-HL-Signature is keyed with the UTF-8 bytes of the text.
 */
public final class SigningKey {
  private static final String SYMMETRIC = "whsec_";
  private static final String ASYMMETRIC = "whsk_";
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;
  private final Scheme scheme;
  private final HmacSha256 xHl;

  private SigningKey(String text, Scheme scheme, HmacSha256 xHl) {
    this.text = text;
    this.scheme = scheme;
    this.xHl = xHl;
  }

  /**
   * Reads a secret as its owner sees it.
   *
   * @throws IllegalArgumentException if it is empty, or has a prefix that promises base64 and does
   *     not hold it; the message does not repeat the secret
   */
  public static SigningKey of(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a secret must not be empty");
    }
    HmacSha256 plain = new HmacSha256(text.getBytes(StandardCharsets.UTF_8));
    if (text.startsWith(SYMMETRIC)) {
      return new SigningKey(text, new Symmetric(new HmacSha256(decode(text, SYMMETRIC))), plain);
    }
    if (text.startsWith(ASYMMETRIC)) {
      return new SigningKey(text, Ed25519.ofSeed(decode(text, ASYMMETRIC)), plain);
    }
    return new SigningKey(text, new Symmetric(plain), plain);
  }

  /** A new symmetric secret: {@code whsec_} and base64 of 32 random bytes. */
  public static String generateSecret() {
    return SYMMETRIC + random();
  }

  /** A new Ed25519 secret: {@code whsk_} and base64 of a 32-byte seed. */
  public static String generateAsymmetricSecret() {
    return ASYMMETRIC + random();
  }

  /**
   * The key a receiver verifies {@code v1a} signatures with: {@code whpk_} and base64 of the raw
   * Ed25519 public key.
   *
   * @throws IllegalStateException if the secret is symmetric
   */
  public String publicKey() {
    return scheme.publicKey();
  }

  /** The secret itself, as its owner sees it. Never log it. */
  public String reveal() {
    return text;
  }

  /** Whether this is an Ed25519 key, whose signatures start with {@code v1a,}. */
  public boolean asymmetric() {
    return scheme instanceof Ed25519;
  }

  Scheme scheme() {
    return scheme;
  }

  HmacSha256 xHl() {
    return xHl;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SigningKey key && key.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return asymmetric() ? "SigningKey[Ed25519]" : "SigningKey[symmetric]";
  }

  private static byte[] decode(String text, String prefix) {
    try {
      byte[] key = Base64.getDecoder().decode(text.substring(prefix.length()));
      if (key.length > 0) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // The decoder's message may quote part of the secret, so it is dropped.
    }
    throw new IllegalArgumentException(
        "a secret that starts with " + prefix + " must go on with base64");
  }

  private static String random() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
