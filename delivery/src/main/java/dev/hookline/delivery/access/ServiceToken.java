package dev.hookline.delivery.access;

import dev.hookline.persistence.access.KeyText;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.security.MessageDigest;

/** The credential of an embedding backend, in the mode that has one. */
final class ServiceToken {
  private static final int SHORTEST = 24;

  private final byte[] hash;

  /**
   * The token of the settings.
   *
   * @throws IllegalStateException if the mode needs a token and it is missing or short
   */
  ServiceToken(Settings settings) {
    String token = settings.text(Setting.SERVICE_TOKEN);
    if (!settings.text(Setting.AUTH_MODE).equals("service_token")) {
      hash = null;
    } else if (token.length() < SHORTEST) {
      throw new IllegalStateException(
          Setting.SERVICE_TOKEN.variable() + " must have at least " + SHORTEST + " characters");
    } else {
      hash = KeyText.of(token).hash();
    }
  }

  boolean inUse() {
    return hash != null;
  }

  boolean hasHash(byte[] candidate) {
    return hash != null && MessageDigest.isEqual(hash, candidate);
  }
}
