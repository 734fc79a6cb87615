package dev.hookline.launcher.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The installation's own RSA key, with which it signs tokens; the server gets its public half. */
public final class TokenKey {
  private static final int BITS = 3_072;
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private final PrivateKey key;
  private final String id;

  private TokenKey(PrivateKey key, String id) {
    this.key = key;
    this.id = id;
  }

  /** Makes the two files, unless they exist. */
  public static void make(DataDir dataDir) {
    if (Files.exists(dataDir.tokenKey()) && Files.exists(dataDir.tokenPublicKey())) {
      return;
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      KeyPair pair = generator.generateKeyPair();
      PrivateFile.write(dataDir.tokenKey(), pem(PRIVATE, pair.getPrivate().getEncoded()));
      PrivateFile.write(dataDir.tokenPublicKey(), pem(PUBLIC, pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  /**
   * The key of a data directory.
   *
   * @throws NotPossible if no server was ever started there
   */
  public static TokenKey read(DataDir dataDir) {
    if (!Files.exists(dataDir.tokenKey())) {
      throw new NotPossible(
          "there is no key in " + dataDir.root() + " yet; a server makes it at its first start");
    }
    try {
      byte[] secret = der(dataDir.tokenKey());
      byte[] known = der(dataDir.tokenPublicKey());
      return new TokenKey(
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(secret)),
          base64(MessageDigest.getInstance("SHA-256").digest(known)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new NotPossible(dataDir.tokenKey() + " is not the key that was made", e);
    }
  }

  /** The key's id, as the server computes it from the public key. */
  public String id() {
    return id;
  }

  /** Header and claims, both JSON, as a signed token. */
  public String sign(String header, String claims) {
    String input = base64(utf8(header)) + '.' + base64(utf8(claims));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(utf8(input));
      return input + '.' + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA256withRSA", e);
    }
  }

  private static String pem(String kind, byte[] der) {
    String lines = Base64.getMimeEncoder(64, utf8("\n")).encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
  }

  private static byte[] der(Path file) {
    try {
      return Base64.getMimeDecoder()
          .decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
