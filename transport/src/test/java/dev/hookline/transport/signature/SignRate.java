package dev.hookline.transport.signature;

import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Measures what a signature costs, and what cloning a keyed Mac saves. A measurement, not a test.
 */
final class SignRate {
  private static final int CALLS = 200_000;

  private SignRate() {}

  public static void main(String[] args) throws GeneralSecurityException {
    byte[] body = new byte[1_000];
    List<SigningKey> keys = List.of(SigningKey.of(SigningKey.generateSecret()));
    HmacSha256 cloned = new HmacSha256(new byte[32]);
    int sum = 0;
    for (int round = 0; round < 4; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        sum += WebhookSignature.sign("dlv_1", i, body, keys).length();
      }
      long header = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        sum += cloned.of(body, body)[0];
      }
      long clones = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        sum += keyedAnew(body)[0];
      }
      long anew = System.nanoTime();
      System.out.printf(
          "header value %d ns; two bodies with a cloned Mac %d ns, with a new one %d ns (%d)%n",
          (header - start) / CALLS, (clones - header) / CALLS, (anew - clones) / CALLS, sum);
    }
  }

  private static byte[] keyedAnew(byte[] body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
    mac.update(body);
    return mac.doFinal(body);
  }
}
