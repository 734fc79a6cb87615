package dev.hookline.transport.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) with one key pair. */
final class Ed25519 implements Scheme {
  private static final String ALGORITHM = "Ed25519";
  private static final int SEED_BYTES = 32;
  private static final byte[] PKCS8_PREFIX =
      HexFormat.of().parseHex("302e020100300506032b657004220420");

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private Ed25519(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /** A key from its 32-byte seed, or from seed and public key joined (64 bytes). */
  static Ed25519 ofSeed(byte[] bytes) {
    if (bytes.length != SEED_BYTES && bytes.length != 2 * SEED_BYTES) {
      throw new IllegalArgumentException("an Ed25519 secret must hold 32 or 64 bytes");
    }
    byte[] seed = Arrays.copyOf(bytes, SEED_BYTES);
    byte[] pkcs8 = Arrays.copyOf(PKCS8_PREFIX, PKCS8_PREFIX.length + SEED_BYTES);
    System.arraycopy(seed, 0, pkcs8, PKCS8_PREFIX.length, SEED_BYTES);
    try {
      PrivateKey privateKey =
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      return new Ed25519(privateKey, publicKey(seed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public String prefix() {
    return "v1a,";
  }

  @Override
  public byte[] sign(byte[] head, byte[] body) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(head);
      signature.update(body);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign with " + ALGORITHM, e);
    }
  }

  @Override
  public boolean verifies(byte[] head, byte[] body, byte[] signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(publicKey);
      check.update(head);
      check.update(body);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      // A signature of the wrong length or form is an exception here, not false.
      return false;
    }
  }

  @Override
  public String publicKey() {
    byte[] x509 = publicKey.getEncoded();
    byte[] raw = Arrays.copyOfRange(x509, x509.length - SEED_BYTES, x509.length);
    return "whpk_" + Base64.getEncoder().encodeToString(raw);
  }

  // The platform derives no public key from a private one, but its generator takes the seed from
  // the source of randomness it is given.
  private static PublicKey publicKey(byte[] seed) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
    generator.initialize(NamedParameterSpec.ED25519, new FixedSeed(seed));
    return generator.generateKeyPair().getPublic();
  }

  private static final class FixedSeed extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] seed;

    FixedSeed(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
