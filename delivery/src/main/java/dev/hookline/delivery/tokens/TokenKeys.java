package dev.hookline.delivery.tokens;

import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** The public keys of an issuer. */
interface TokenKeys {
  /**
   * The keys that may have signed a token.
   *
   * @param keyId what the token says it was signed with, or null
   * @return empty if no key has that id
   */
  List<RSAPublicKey> named(String keyId);
}
