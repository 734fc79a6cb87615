package dev.hookline.tests.journeys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens, good and bad, with the keys of a server's data directory. */
final class TokenMaker {
  final PrivateKey key;
  final String publicPem;
  final byte[] publicDer;
  final String keyId;

  TokenMaker(Path dataDir) {
    try {
      key =
          KeyFactory.getInstance("RSA")
              .generatePrivate(new PKCS8EncodedKeySpec(der(dataDir.resolve("token.key"))));
      publicPem = Files.readString(dataDir.resolve("token.pub"));
      publicDer = der(dataDir.resolve("token.pub"));
      keyId = base64(MessageDigest.getInstance("SHA-256").digest(publicDer));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** JSON members of a good header. */
  Map<String, String> header() {
    return new TreeMap<>(Map.of("alg", "\"RS256\"", "typ", "\"JWT\"", "kid", '"' + keyId + '"'));
  }

  /** JSON members of good claims. */
  Map<String, String> claims() {
    long now = System.currentTimeMillis() / 1_000;
    return new TreeMap<>(
        Map.of(
            "iss", "\"hookline\"",
            "sub", "\"tester\"",
            "iat", "" + now,
            "exp", "" + (now + 300),
            "groups", "[\"admin\"]"));
  }

  String rsa(String header, String claims) {
    return rsa(key, "SHA256withRSA", header, claims);
  }

  static String rsa(PrivateKey key, String algorithm, String header, String claims) {
    String input = base64(header) + '.' + base64(claims);
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(input.getBytes(StandardCharsets.UTF_8));
      return input + '.' + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String hmac(byte[] secret, String algorithm, String header, String claims) {
    String input = base64(header) + '.' + base64(claims);
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, algorithm));
      return input + '.' + base64(mac.doFinal(input.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String json(Map<String, String> members) {
    StringBuilder text = new StringBuilder("{");
    members.forEach(
        (name, value) ->
            text.append(text.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(value));
    return text.append('}').toString();
  }

  static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] der(Path file) throws IOException {
    return Base64.getMimeDecoder()
        .decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
  }
}
