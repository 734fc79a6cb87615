package dev.hookline.delivery.jose;

import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** The public keys of an issuer. Safe to share between threads. */
public interface TokenKeys {
  /**
   * The keys that may have signed a token.
   *
   * @param keyId what the token says it was signed with, or null
   * @return empty if no key has that id
   */
  List<RSAPublicKey> named(String keyId);
}
