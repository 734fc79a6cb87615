package dev.hookline.transport.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Makes and checks the signatures of one message over the exact bytes of its body. */
public final class WebhookSignature {
  /** How far a timestamp may lie in the past or the future, in seconds (Standard Webhooks). */
  public static final int TOLERANCE_SECONDS = 300;

  private static final int MAX_SIGNATURES = 16;

  private WebhookSignature() {}

  /**
   * The value of the header {@code webhook-signature}: one signature a key, separated by a space.
   *
   * @param id the value of {@code webhook-id}; must hold no dot
   * @param timestampSeconds the value of {@code webhook-timestamp}, in seconds since 1970
   * @param newestFirst the live keys, the newest first; at least one
   */
  public static String sign(
      String id, long timestampSeconds, byte[] body, List<SigningKey> newestFirst) {
    byte[] head = head(id, Long.toString(timestampSeconds));
    if (newestFirst.size() == 1) {
      return sign(newestFirst.getFirst().scheme(), head, body);
    }
    StringBuilder value = new StringBuilder(48 * newestFirst.size());
    for (SigningKey key : newestFirst) {
      if (!value.isEmpty()) {
        value.append(' ');
      }
      value.append(sign(key.scheme(), head, body));
    }
    return value.toString();
  }

  /**
   * The value of the header {@code X-HL-Signature}: {@code v1=} and the lower-case hex HMAC-SHA256
   * of {@code timestamp.body}, keyed with the text of the secret.
   *
   * @param timestampMillis the value of {@code X-HL-Timestamp}, in milliseconds since 1970
   */
  public static String xHl(long timestampMillis, byte[] body, SigningKey newest) {
    byte[] head = (timestampMillis + ".").getBytes(StandardCharsets.ISO_8859_1);
    return "v1=" + HexFormat.of().formatHex(newest.xHl().of(head, body));
  }

  /**
   * Whether a signed call that came in is genuine and fresh: the timestamp lies within {@value
   * #TOLERANCE_SECONDS} seconds of now and at least one signature is that of one of the keys.
   * Anything missing or malformed is false.
   */
  public static boolean verify(
      SignedHeaders headers, byte[] body, List<SigningKey> keys, long nowSeconds) {
    if (headers.incomplete() || !headers.fresh(nowSeconds)) {
      return false;
    }
    byte[] head = head(headers.id(), headers.timestamp());
    int seen = 0;
    for (String signature : headers.signature().split(" ", MAX_SIGNATURES + 1)) {
      if (++seen > MAX_SIGNATURES) {
        return false;
      }
      for (SigningKey key : keys) {
        if (verifies(key.scheme(), head, body, signature)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean verifies(Scheme scheme, byte[] head, byte[] body, String signature) {
    if (!signature.startsWith(scheme.prefix())) {
      return false;
    }
    try {
      byte[] raw = Base64.getDecoder().decode(signature.substring(scheme.prefix().length()));
      return scheme.verifies(head, body, raw);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String sign(Scheme scheme, byte[] head, byte[] body) {
    return scheme.prefix() + Base64.getEncoder().encodeToString(scheme.sign(head, body));
  }

  private static byte[] head(String id, String timestamp) {
    return (id + '.' + timestamp + '.').getBytes(StandardCharsets.UTF_8);
  }
}
