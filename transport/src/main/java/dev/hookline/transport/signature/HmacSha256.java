package dev.hookline.transport.signature;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) with one key. */
final class HmacSha256 {
  private static final String ALGORITHM = "HmacSHA256";

  // Never updated, only cloned: a clone costs less than looking up the provider and keying again,
  // and unlike a Mac per thread it does not multiply with virtual threads.
  private final Mac keyed;

  HmacSha256(byte[] key) {
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  byte[] of(byte[] head, byte[] body) {
    try {
      Mac mac = (Mac) keyed.clone();
      mac.update(head);
      return mac.doFinal(body);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the provider of " + ALGORITHM + " cannot clone it", e);
    }
  }
}
