package dev.hookline.delivery.credentials;

import dev.hookline.transport.send.HeaderLine;
import dev.hookline.transport.signature.SigningKey;
import java.time.Instant;
import java.util.List;

/**
 * An endpoint's credentials, open.
 *
 * @param keys its signing keys, the newest first, those that ended included
 * @param headers its extra headers, the one that its authentication makes included
 */
public record Credentials(List<Key> keys, List<HeaderLine> headers) {
  /**
   * A signing key.
   *
   * @param expiresAt when it stops signing; null for the current one
   */
  public record Key(SigningKey key, Instant expiresAt) {}

  @Override
  public String toString() {
    return "Credentials[" + keys.size() + " keys, " + headers.size() + " headers]";
  }
}
