package dev.hookline.tests.pages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.tests.stage.IdentityProvider;
import dev.hookline.tests.stage.TokenText;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Tokens that must open nothing, by what is wrong with them. */
final class Forgeries {
  private static final KeyPair STRANGER = TokenText.pair();

  private Forgeries() {}

  /** Claims that the provider signs and that are not meant for this sign-in. */
  static Map<String, UnaryOperator<ObjectNode>> ofClaims(IdentityProvider provider) {
    Map<String, UnaryOperator<ObjectNode>> signed = new LinkedHashMap<>();
    long now = Instant.now().getEpochSecond();
    signed.put("another nonce", all -> all.put("nonce", "bm9uY2U"));
    signed.put("no nonce", all -> without(all, "nonce"));
    signed.put("another issuer", all -> all.put("iss", "http://localhost:1"));
    signed.put("almost the issuer", all -> all.put("iss", provider.issuer() + "/"));
    signed.put("another audience", all -> all.put("aud", "another"));
    signed.put("no audience", all -> without(all, "aud"));
    signed.put("somebody else asked", all -> all.put("azp", "another"));
    signed.put("several audiences", all -> two(all));
    signed.put("expired", all -> all.put("exp", now - 61));
    signed.put("without an end", all -> without(all, "exp"));
    signed.put("from the future", all -> all.put("iat", now + 300));
    signed.put("long ago", all -> all.put("iat", now - 3_600));
    signed.put("not yet", all -> all.put("nbf", now + 300));
    signed.put("without a subject", all -> without(all, "sub"));
    signed.put("an API token", all -> without(all.put("aud", "hookline-api"), "nonce"));
    return signed;
  }

  /** Tokens that were changed after the provider signed them. */
  static Map<String, UnaryOperator<String>> ofTokens(IdentityProvider provider) {
    Map<String, UnaryOperator<String>> tampered = new LinkedHashMap<>();
    String good = "{\"alg\":\"RS256\",\"kid\":\"k1\"}";
    tampered.put("none", token -> header(token, "{\"alg\":\"none\"}") + ".");
    tampered.put("None", token -> header(token, "{\"alg\":\"None\",\"kid\":\"k1\"}") + ".");
    tampered.put("no signature", token -> header(token, good) + ".");
    tampered.put("HS256 with the secret", token -> hmac(token, IdentityProvider.SECRET.getBytes()));
    tampered.put(
        "HS256 with the public key", token -> hmac(token, provider.publicKey().getEncoded()));
    tampered.put("a stranger's key", token -> stranger(token, good));
    tampered.put(
        "a stranger's key id", token -> stranger(token, "{\"alg\":\"RS256\",\"kid\":\"k2\"}"));
    tampered.put("jku", token -> stranger(token, good.replace("}", ",\"jku\":\"http://a/\"}")));
    tampered.put("jwk", token -> stranger(token, good.replace("}", ",\"jwk\":{}}")));
    tampered.put("x5u", token -> stranger(token, good.replace("}", ",\"x5u\":\"http://a/\"}")));
    tampered.put("x5c", token -> stranger(token, good.replace("}", ",\"x5c\":[]}")));
    tampered.put("crit", token -> stranger(token, good.replace("}", ",\"crit\":[\"a\"]}")));
    tampered.put("other claims", Forgeries::raised);
    tampered.put("two parts", token -> token.substring(0, token.lastIndexOf('.')));
    tampered.put("four parts", token -> token + ".x");
    tampered.put("a blank", token -> token.replace(".", ". "));
    tampered.put("nothing", token -> "");
    return tampered;
  }

  private static ObjectNode without(ObjectNode all, String name) {
    all.remove(name);
    return all;
  }

  private static ObjectNode two(ObjectNode all) {
    all.putArray("aud").add(IdentityProvider.CLIENT).add("another");
    return all;
  }

  /** The claims under another header, without a signature. */
  static String header(String token, String header) {
    return TokenText.base64(header) + "." + token.split("\\.")[1];
  }

  private static String claimsOf(String token) {
    return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }

  /** The claims signed with a secret. */
  static String hmac(String token, byte[] secret) {
    return TokenText.hs256(secret, "{\"alg\":\"HS256\",\"kid\":\"k1\"}", claimsOf(token));
  }

  /** The claims under another header, signed with a key that is not the provider's. */
  static String stranger(String token, String header) {
    return TokenText.rs256(STRANGER, header, claimsOf(token));
  }

  /** Other claims under the signature. */
  static String raised(String token) {
    String[] parts = token.split("\\.");
    String claims = claimsOf(token).replace("sub", "sub\":\"x\",\"was");
    return parts[0] + "." + TokenText.base64(claims) + "." + parts[2];
  }
}
