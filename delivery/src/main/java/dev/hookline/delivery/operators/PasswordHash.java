package dev.hookline.delivery.operators;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords as they are stored: {@code pbkdf2-sha256$ROUNDS$SALT$HASH}, salt and hash in base64.
 *
 * <p>One check costs a good part of a second of processor time, on purpose. Only a few run at once,
 * so that a flood of sign-ins does not take the processors from deliveries.
 */
final class PasswordHash {
  private static final String SCHEME = "pbkdf2-sha256";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final int rounds;
  private final SecureRandom random = new SecureRandom();
  private final Semaphore places =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
  private final String nobody;

  /**
   * Hashes anew with this many rounds; what is stored says its own.
   *
   * @param rounds positive
   */
  PasswordHash(int rounds) {
    this.rounds = rounds;
    byte[] hash = new byte[HASH_BITS / 8];
    random.nextBytes(hash);
    this.nobody = text(rounds, salt(), hash);
  }

  /** What is stored of a password, with a salt of its own. */
  String of(String password) {
    byte[] salt = salt();
    return text(rounds, salt, derive(password, salt, rounds));
  }

  /** What no password fits: checking against it costs what any check costs. */
  String ofNobody() {
    return nobody;
  }

  /**
   * Whether the password is the one that was stored.
   *
   * @throws Refused with {@link Reason#OVERLOADED} if too many checks are waiting
   */
  boolean fits(String password, String stored) {
    String[] parts = stored.split("\\$");
    if (parts.length != 4 || !parts[0].equals(SCHEME)) {
      throw new IllegalStateException("a stored password is in a form that is not known");
    }
    byte[] derived =
        derive(password, Base64.getDecoder().decode(parts[2]), Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(derived, Base64.getDecoder().decode(parts[3]));
  }

  private byte[] salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }

  private static String text(int rounds, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder();
    return String.join(
        "$",
        SCHEME,
        Integer.toString(rounds),
        base64.encodeToString(salt),
        base64.encodeToString(hash));
  }

  private byte[] derive(String password, byte[] salt, int count) {
    take();
    try {
      // The same password may be typed as different code points on different keyboards.
      char[] characters = Normalizer.normalize(password, Normalizer.Form.NFKC).toCharArray();
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(characters, salt, count, HASH_BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2 with HMAC-SHA-256", e);
    } finally {
      places.release();
    }
  }

  private void take() {
    try {
      if (places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Refused(Reason.OVERLOADED, "too many are signing in now", LONGEST_WAIT);
  }
}
