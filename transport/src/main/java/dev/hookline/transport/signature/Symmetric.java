package dev.hookline.transport.signature;

import java.security.MessageDigest;

record Symmetric(HmacSha256 mac) implements Scheme {
  @Override
  public String prefix() {
    return "v1,";
  }

  @Override
  public byte[] sign(byte[] head, byte[] body) {
    return mac.of(head, body);
  }

  @Override
  public boolean verifies(byte[] head, byte[] body, byte[] signature) {
    return MessageDigest.isEqual(sign(head, body), signature);
  }

  @Override
  public String publicKey() {
    throw new IllegalStateException("a symmetric secret has no public key");
  }

  @Override
  public String toString() {
    return "Symmetric";
  }
}
