package dev.hookline.transport.signature;

/**
 * The three headers of Standard Webhooks as they came in.
 *
 * @param id {@code webhook-id}, or null
 * @param timestamp {@code webhook-timestamp}, or null
 * @param signature {@code webhook-signature}, or null
 */
public record SignedHeaders(String id, String timestamp, String signature) {
  private static final int MAX_DIGITS = 12;

  // A dot inside an id would let its tail pass for the timestamp.
  boolean incomplete() {
    return id == null
        || id.isEmpty()
        || id.indexOf('.') >= 0
        || signature == null
        || timestamp == null
        || timestamp.isEmpty()
        || timestamp.length() > MAX_DIGITS
        || !timestamp.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  boolean fresh(long nowSeconds) {
    return Math.abs(nowSeconds - Long.parseLong(timestamp)) <= WebhookSignature.TOLERANCE_SECONDS;
  }
}
