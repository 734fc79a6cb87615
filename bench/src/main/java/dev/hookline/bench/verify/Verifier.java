package dev.hookline.bench.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks deliveries of one endpoint with its secret. */
public final class Verifier {
  private static final String LEAD = "whsec_";
  private static final long TOLERANCE_SECONDS = 300;

  private final byte[] standardKey;
  private final byte[] textKey;

  /** A verifier for the secret as its owner sees it. */
  public Verifier(String secret) {
    textKey = secret.getBytes(StandardCharsets.UTF_8);
    standardKey =
        secret.startsWith(LEAD)
            ? Base64.getDecoder().decode(secret.substring(LEAD.length()))
            : textKey;
  }

  /**
   * Checks a Standard Webhooks signature and the age of its timestamp.
   *
   * @param signatures the header {@code webhook-signature}: one or more, separated by blanks
   * @param nowSeconds the receiver's clock, in Unix seconds
   */
  public boolean standard(
      String id, String timestamp, String signatures, byte[] body, long nowSeconds) {
    if (id.isEmpty()
        || !timestamp.matches("\\d{1,12}")
        || Math.abs(nowSeconds - Long.parseLong(timestamp)) > TOLERANCE_SECONDS) {
      return false;
    }
    byte[] mac = hmac(standardKey, id + "." + timestamp + ".", body);
    String expected = "v1," + Base64.getEncoder().encodeToString(mac);
    boolean matched = false;
    for (String signature : signatures.split(" ")) {
      matched |= same(expected, signature);
    }
    return matched;
  }

  /** Checks {@code X-HL-Signature} over {@code X-HL-Timestamp} and the body. */
  public boolean hookLine(String timestamp, String signature, byte[] body) {
    byte[] mac = hmac(textKey, timestamp + ".", body);
    return same("v1=" + HexFormat.of().formatHex(mac), signature);
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(byte[] key, String lead, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(lead.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has HmacSHA256
    }
  }
}
