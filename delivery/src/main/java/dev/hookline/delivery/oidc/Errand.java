package dev.hookline.delivery.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One browser's way to the provider and back: what its cookie says. State, nonce and verifier
 * follow from the secret in it, each in a way of its own, so that none of them tells another.
 *
 * @param next the page that was asked for, as it came: not judged yet
 */
record Errand(String secret, Instant began, String next) {
  /** How long somebody may take to sign in at the provider. */
  static final Duration LIFE = Duration.ofMinutes(10);

  private static final int SECRET_BYTES = 32;
  private static final int LONGEST_NEXT = 1_000;
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]{43})\\.([0-9]{1,15})\\.([A-Za-z0-9_-]{0,1400})");

  static Errand begin(SecureRandom random, Instant now, String next) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String page = next == null || next.length() > LONGEST_NEXT ? "" : next;
    return new Errand(base64(bytes), now, page);
  }

  /** What the cookie says; empty if there is none of ours, or it is too old. */
  static Optional<Errand> of(String cookie, Instant now) {
    Matcher matcher = FORM.matcher(cookie == null ? "" : cookie);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Instant began = Instant.ofEpochMilli(Long.parseLong(matcher.group(2)));
    if (began.isAfter(now) || !now.isBefore(began.plus(LIFE))) {
      return Optional.empty();
    }
    try {
      byte[] next = Base64.getUrlDecoder().decode(matcher.group(3));
      return Optional.of(
          new Errand(matcher.group(1), began, new String(next, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  String cookie() {
    byte[] page = next.getBytes(StandardCharsets.UTF_8);
    return secret + '.' + began.toEpochMilli() + '.' + base64(page);
  }

  /** Comes back with the browser and nowhere else. */
  String state() {
    return derived("state");
  }

  /** Comes back within the ID token. */
  String nonce() {
    return derived("nonce");
  }

  /** Shows at the exchange that we began (RFC 7636). */
  String verifier() {
    return derived("verifier");
  }

  /** What the provider learns of the verifier before. */
  String challenge() {
    return base64(sha256(verifier()));
  }

  boolean hasState(String given) {
    return given != null && same(state(), given);
  }

  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private String derived(String what) {
    return base64(sha256("hookline oidc " + what + ' ' + began.toEpochMilli() + ' ' + secret));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  // The secret would be in it.
  @Override
  public String toString() {
    return "Errand[" + began + "]";
  }
}
