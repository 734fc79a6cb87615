package dev.hookline.delivery.jose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Public keys in a PEM file, read once. Several may stand in it, one after the other, while a key
 * is replaced. A key's id is the SHA-256 of its DER form in base64url.
 */
public final class KeyFile implements TokenKeys {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([^-]+)-----END PUBLIC KEY-----");
  private static final int FEWEST_BITS = 2_048;

  private final Map<String, RSAPublicKey> keys = new LinkedHashMap<>();
  private final boolean idsCount;

  private KeyFile(Path file, boolean idsCount) {
    this.idsCount = idsCount;
    try {
      Matcher block = BLOCK.matcher(Files.readString(file));
      while (block.find()) {
        byte[] der = Base64.getMimeDecoder().decode(block.group(1));
        keys.put(id(der), key(der));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the public key " + file, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(file + " does not hold RSA public keys in PEM form", e);
    }
    if (keys.isEmpty()) {
      throw new IllegalStateException(file + " holds no block BEGIN PUBLIC KEY");
    }
  }

  /**
   * Our own keys: a token says with which one it was signed.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalStateException if it does not hold RSA keys of 2,048 bits or more
   */
  public static KeyFile ours(Path file) {
    return new KeyFile(file, true);
  }

  /** As {@link #ours}, of somebody who may name their keys otherwise: each of them is tried. */
  public static KeyFile theirs(Path file) {
    return new KeyFile(file, false);
  }

  @Override
  public List<RSAPublicKey> named(String keyId) {
    if (!idsCount) {
      return List.copyOf(keys.values());
    }
    RSAPublicKey key = keyId == null ? null : keys.get(keyId);
    return key == null ? List.of() : List.of(key);
  }

  private static String id(byte[] der) throws GeneralSecurityException {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(MessageDigest.getInstance("SHA-256").digest(der));
  }

  private static RSAPublicKey key(byte[] der) throws GeneralSecurityException {
    PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
    if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= FEWEST_BITS) {
      return rsa;
    }
    throw new GeneralSecurityException("an RSA key must have " + FEWEST_BITS + " bits or more");
  }
}
