package dev.hookline.delivery.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of a JWK set (RFC 7517) that can have signed with RS256, by their ids. Other keys are
 * passed over: a provider may have them for other ends.
 */
record KeySet(Map<String, List<RSAPublicKey>> keys) {
  static final KeySet NONE = new KeySet(Map.of());

  private static final int FEWEST_BITS = 2_048;
  private static final int MOST_BITS = 8_192; // a larger one costs more than a signature is worth
  private static final int MOST_KEYS = 100;

  static KeySet parse(String text) throws BadToken {
    JsonNode all = StrictJson.object(text).path("keys");
    if (!all.isArray() || all.size() > MOST_KEYS) {
      throw new BadToken("it is not a set of at most " + MOST_KEYS + " keys");
    }
    Map<String, List<RSAPublicKey>> found = new HashMap<>();
    for (JsonNode each : all) {
      String id = each.path("kid").asText("");
      key(each).ifPresent(key -> found.computeIfAbsent(id, one -> new ArrayList<>()).add(key));
    }
    if (found.isEmpty()) {
      throw new BadToken("it holds no RSA key that signs with RS256");
    }
    return new KeySet(found);
  }

  /** Without an id only the one key of a set can be meant. */
  List<RSAPublicKey> named(String keyId) {
    if (keyId != null) {
      return keys.getOrDefault(keyId, List.of());
    }
    return keys.size() == 1 ? keys.values().iterator().next() : List.of();
  }

  private static Optional<RSAPublicKey> key(JsonNode jwk) {
    boolean signs =
        jwk.path("kty").asText().equals("RSA")
            && jwk.path("use").asText("sig").equals("sig")
            && jwk.path("alg").asText("RS256").equals("RS256")
            && !jwk.has("d");
    if (!signs) {
      return Optional.empty();
    }
    try {
      RSAPublicKey key = RSAKey.parse(jwk.toString()).toRSAPublicKey();
      int bits = key.getModulus().bitLength();
      boolean sound =
          bits >= FEWEST_BITS
              && bits <= MOST_BITS
              && key.getPublicExponent().testBit(0)
              && key.getPublicExponent().bitLength() > 1
              && key.getPublicExponent().bitLength() <= Integer.SIZE;
      return sound ? Optional.of(key) : Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
