package dev.hookline.delivery.credentials;

import dev.hookline.delivery.input.Member;
import dev.hookline.transport.signature.SigningKey;
import java.util.Base64;

/** What a signing secret may look like. */
final class SecretText {
  private static final String PREFIX = "whsec_";
  private static final int SHORTEST_PLAIN = 16;
  private static final int LONGEST = 256;

  private SecretText() {}

  /**
   * Checks a secret that an owner brings: {@code whsec_} and base64 of 24 to 64 bytes, {@code
   * whsk_} and an Ed25519 seed, or plain text of at least 16 characters.
   */
  static String read(Member member) {
    String text = member.text(SHORTEST_PLAIN, LONGEST);
    try {
      SigningKey.of(text);
      if (!text.startsWith(PREFIX) || fits(text.substring(PREFIX.length()))) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      // Refused below, without the secret.
    }
    throw member.refused("must go on with base64 of 24 to 64 bytes behind " + PREFIX);
  }

  private static boolean fits(String base64) {
    int length = Base64.getDecoder().decode(base64).length;
    return length >= 24 && length <= 64;
  }
}
