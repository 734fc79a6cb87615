package dev.hookline.tests.journeys;

import static dev.hookline.tests.journeys.TokenMaker.base64;
import static dev.hookline.tests.journeys.TokenMaker.hmac;
import static dev.hookline.tests.journeys.TokenMaker.json;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Tokens that must open nothing, each with what is wrong with it. */
final class BadTokens {
  private final TokenMaker maker;
  private final Map<String, String> all = new LinkedHashMap<>();
  private final String header;
  private final String claims;
  private final String good;

  private BadTokens(TokenMaker maker) {
    this.maker = maker;
    this.header = json(maker.header());
    this.claims = json(maker.claims());
    this.good = maker.rsa(header, claims);
  }

  /** The tokens by their names. */
  static Map<String, String> of(TokenMaker maker) throws GeneralSecurityException {
    BadTokens tokens = new BadTokens(maker);
    tokens.algorithms();
    tokens.headers();
    tokens.times();
    tokens.claimsOfOthers();
    tokens.forms();
    return tokens.all;
  }

  private void algorithms() throws GeneralSecurityException {
    for (String none : new String[] {"none", "None", "NONE", "nOnE", ""}) {
      String head = json(with(maker.header(), "alg", '"' + none + '"'));
      all.put("algorithm '" + none + "' unsigned", base64(head) + '.' + base64(claims) + '.');
      all.put("algorithm '" + none + "' with a real signature", maker.rsa(head, claims));
    }
    String hs = json(with(maker.header(), "alg", "\"HS256\""));
    byte[] pem = maker.publicPem.getBytes(StandardCharsets.UTF_8);
    all.put("HS256 with the public key's PEM", hmac(pem, "HmacSHA256", hs, claims));
    all.put(
        "HS256 with the trimmed PEM",
        hmac(maker.publicPem.strip().getBytes(StandardCharsets.UTF_8), "HmacSHA256", hs, claims));
    all.put("HS256 with the public key's DER", hmac(maker.publicDer, "HmacSHA256", hs, claims));
    all.put("HMAC under the name RS256", hmac(pem, "HmacSHA256", header, claims));
    all.put(
        "HS512 with the public key",
        hmac(pem, "HmacSHA512", json(with(maker.header(), "alg", "\"HS512\"")), claims));
    all.put(
        "RS512, truly",
        TokenMaker.rsa(
            maker.key, "SHA512withRSA", json(with(maker.header(), "alg", "\"RS512\"")), claims));
    all.put(
        "RS384 in name only", maker.rsa(json(with(maker.header(), "alg", "\"RS384\"")), claims));
    all.put(
        "PS256 in name only", maker.rsa(json(with(maker.header(), "alg", "\"PS256\"")), claims));
    all.put(
        "rs256 in small letters",
        maker.rsa(json(with(maker.header(), "alg", "\"rs256\"")), claims));
    all.put("no algorithm", maker.rsa(json(without(maker.header(), "alg")), claims));
    all.put("algorithm null", maker.rsa(json(with(maker.header(), "alg", "null")), claims));
    all.put(
        "algorithms in an array",
        maker.rsa(json(with(maker.header(), "alg", "[\"RS256\"]")), claims));
    KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
    curve.initialize(new ECGenParameterSpec("secp256r1"));
    all.put(
        "ES256 with a key of one's own",
        TokenMaker.rsa(
            curve.generateKeyPair().getPrivate(),
            "SHA256withECDSAinP1363Format",
            json(with(maker.header(), "alg", "\"ES256\"")),
            claims));
    all.put(
        "another RSA key under our key's id",
        TokenMaker.rsa(stranger().getPrivate(), "SHA256withRSA", header, claims));
    all.put("SHA-1 under the name RS256", TokenMaker.rsa(maker.key, "SHA1withRSA", header, claims));
  }

  private void headers() {
    KeyPair own = stranger();
    String n = base64(own.getPublic().getEncoded());
    header(
        "a key of its own in jwk", "jwk", "{\"kty\":\"RSA\",\"n\":\"" + n + "\",\"e\":\"AQAB\"}");
    header("jku", "jku", "\"http://127.0.0.1:1/keys\"");
    header("x5u", "x5u", "\"http://127.0.0.1:1/cert\"");
    header("x5c", "x5c", "[\"" + n + "\"]");
    header("crit", "crit", "[\"exp\"]");
    header("b64 false", "b64", "false");
    header("zip", "zip", "\"DEF\"");
    header("content type of a nested token", "cty", "\"JWT\"");
    header("another type", "typ", "\"JOSE\"");
    header("a type that is no text", "typ", "1");
    header("another key id", "kid", "\"k2\"");
    header("a key id with a path", "kid", "\"../../../../dev/null\"");
    header("a key id with SQL", "kid", "\"x' or '1'='1\"");
    header("an empty key id", "kid", "\"\"");
    header("a key id that is a number", "kid", "1");
    all.put("no key id", maker.rsa(json(without(maker.header(), "kid")), claims));
    all.put(
        "jwk and signed with it",
        TokenMaker.rsa(
            own.getPrivate(),
            "SHA256withRSA",
            json(
                with(
                    maker.header(), "jwk", "{\"kty\":\"RSA\",\"n\":\"" + n + "\",\"e\":\"AQAB\"}")),
            claims));
    all.put("the algorithm twice", maker.rsa(header.replace("{", "{\"alg\":\"none\","), claims));
  }

  private void times() {
    long now = System.currentTimeMillis() / 1_000;
    claim("expired long ago", "exp", "" + (now - 86_400));
    claim("expired two minutes ago", "exp", "" + (now - 120));
    claim("expires at zero", "exp", "0");
    claim("expires before time", "exp", "-1");
    claim("expires never", "exp", "99999999999999999999");
    claim("expires in text", "exp", "\"" + (now + 300) + '"');
    claim("expires null", "exp", "null");
    claim("expires in an object", "exp", "{}");
    claim("issued in the future", "iat", "" + (now + 3_600));
    claim("issued in text", "iat", "\"now\"");
    claim("issued three days ago", "iat", "" + (now - 259_200));
    claim("good for a year", "exp", "" + (now + 31_536_000));
    claim("good only later", "nbf", "" + (now + 3_600));
    claim("good from text", "nbf", "\"0\"");
    for (String claim : new String[] {"exp", "iat", "iss", "sub", "groups"}) {
      all.put("without " + claim, maker.rsa(header, json(without(maker.claims(), claim))));
    }
  }

  private void claimsOfOthers() {
    claim("another issuer", "iss", "\"somebody\"");
    claim("the issuer in capitals", "iss", "\"HOOKLINE\"");
    claim("the issuer and more", "iss", "\"hookline \"");
    claim("an empty issuer", "iss", "\"\"");
    claim("issuers in an array", "iss", "[\"hookline\"]");
    claim("no groups in the array", "groups", "[]");
    claim("a group nobody knows", "groups", "[\"root\"]");
    claim("a role in capitals", "groups", "[\"ADMIN\",\"Admin\"]");
    claim("a role with a blank", "groups", "[\" admin\"]");
    claim("groups as a text", "groups", "\"admin\"");
    claim("groups as an object", "groups", "{\"admin\":true}");
    claim("groups in groups", "groups", "[[\"admin\"]]");
    claim("groups null", "groups", "null");
    claim("a name that is a number", "sub", "1");
    claim("an empty name", "upn", "\"\"");
    claim("a name with a line break", "upn", "\"a\\nb\"");
    claim("a name of a thousand characters", "upn", '"' + "x".repeat(1_000) + '"');
    all.put(
        "the groups twice", maker.rsa(header, claims.replace("{", "{\"groups\":[\"viewer\"],")));
    all.put("the end twice", maker.rsa(header, claims.replace("{", "{\"exp\":1,")));
    all.put("more behind the claims", maker.rsa(header, claims + "{}"));
    all.put("claims in an array", maker.rsa(header, '[' + claims + ']'));
    all.put("claims that are no JSON", maker.rsa(header, "groups=admin"));
    all.put("claims nested a thousand deep", maker.rsa(header, "[".repeat(1_000)));
  }

  private void forms() {
    String[] parts = good.split("\\.");
    String viewer = json(with(maker.claims(), "groups", "[\"viewer\"]"));
    String weak = maker.rsa(header, viewer);
    all.put("tampered claims", parts[0] + '.' + base64(viewer) + '.' + parts[2]);
    all.put(
        "raised role under a real signature",
        parts[0] + '.' + parts[1] + '.' + weak.split("\\.")[2]);
    all.put("tampered signature", good.substring(0, good.length() - 8) + "AAAAAAAA");
    all.put("signature of zeros", parts[0] + '.' + parts[1] + '.' + base64(new byte[384]));
    all.put("no signature", parts[0] + '.' + parts[1] + '.');
    all.put("two parts", parts[0] + '.' + parts[1]);
    all.put("one part", parts[0]);
    all.put("four parts", good + ".x");
    all.put("five parts", good + ".x.y");
    all.put("truncated", good.substring(0, good.length() - 20));
    all.put("truncated in the claims", good.substring(0, parts[0].length() + 20));
    all.put("empty parts", "..");
    all.put("only the beginning of one", "ey.e.e");
    all.put("padded", parts[0] + "=." + parts[1] + "=." + parts[2] + '=');
    all.put("a comma in between", parts[0] + '.' + parts[1] + ",." + parts[2]);
    all.put("a token in a token", maker.rsa(header, '"' + good + '"'));
    all.put(
        "huge", maker.rsa(header, json(with(maker.claims(), "x", '"' + "x".repeat(6_500) + '"'))));
    all.put("swapped parts", parts[1] + '.' + parts[0] + '.' + parts[2]);
    all.put("as JSON", "{\"payload\":\"" + parts[1] + "\"}");
  }

  private void header(String name, String member, String value) {
    all.put(name, maker.rsa(json(with(maker.header(), member, value)), claims));
  }

  private void claim(String name, String claim, String value) {
    all.put(name, maker.rsa(header, json(with(maker.claims(), claim, value))));
  }

  private static KeyPair stranger() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> with(Map<String, String> members, String name, String value) {
    Map<String, String> changed = new TreeMap<>(members);
    changed.put(name, value);
    return changed;
  }

  private static Map<String, String> without(Map<String, String> members, String name) {
    Map<String, String> changed = new TreeMap<>(members);
    changed.remove(name);
    return changed;
  }
}
