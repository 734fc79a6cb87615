package dev.hookline.bench.load;

import dev.hookline.bench.wire.Ascii;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * A publish as bytes, of which only the send time and the topic's number change from event to
 * event.
 *
 * <p>The payload is {@code {"t":"<16 hex digits>","pad":"..."}}: the receiver finds the send time,
 * in nanoseconds of this machine's monotonic clock, at a fixed place.
 */
public final class RequestTemplate {
  /** Where the send time stands in a payload. */
  public static final int TIME_AT = "{\"t\":\"".length();

  /** The smallest payload, in bytes. */
  public static final int LEAST_PAYLOAD_BYTES = 64;

  private static final int TOPIC_DIGITS = 4;
  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

  private final byte[] request;
  private final byte[] payload;
  private final int timeAt;
  private final int topicDigitsAt;

  private RequestTemplate(byte[] request, byte[] payload, int timeAt, int topicDigitsAt) {
    this.request = request;
    this.payload = payload;
    this.timeAt = timeAt;
    this.topicDigitsAt = topicDigitsAt;
  }

  /**
   * A publish with the given payload size.
   *
   * @param authority host and port, for the header Host
   * @param topicLead what stands before the topic's four digits
   */
  public static RequestTemplate publish(
      String authority, String apiKey, String topicLead, int payloadBytes) {
    String payload = payload(payloadBytes);
    String beforeDigits = "{\"topic\":\"" + topicLead;
    String afterDigits = "\",\"payload\":";
    int bodyBytes =
        beforeDigits.length() + TOPIC_DIGITS + afterDigits.length() + payload.length() + 1;
    String head =
        "POST /v1/events HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
                .formatted(authority, apiKey)
            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(bodyBytes);
    String all = head + beforeDigits + "0000" + afterDigits + payload + "}";
    int digitsAt = head.length() + beforeDigits.length();
    return new RequestTemplate(
        all.getBytes(StandardCharsets.US_ASCII),
        payload.getBytes(StandardCharsets.US_ASCII),
        digitsAt + TOPIC_DIGITS + afterDigits.length() + TIME_AT,
        digitsAt);
  }

  /**
   * A payload by itself, without anything to be read around it; the topic's digits stand in the
   * query.
   *
   * @param path where to, beginning with a slash
   */
  public static RequestTemplate plain(String authority, String path, int payloadBytes) {
    String payload = payload(payloadBytes);
    String line = "POST " + path + "?e=";
    String head =
        (line + "0000 HTTP/1.1\r\nHost: %s\r\n").formatted(authority)
            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(payload.length());
    return new RequestTemplate(
        (head + payload).getBytes(StandardCharsets.US_ASCII),
        payload.getBytes(StandardCharsets.US_ASCII),
        head.length() + TIME_AT,
        line.length());
  }

  /**
   * A delivery as a receiver sees it, with headers of the usual size: for a sink alone, without a
   * server.
   */
  public static RequestTemplate delivery(String authority, int payloadBytes) {
    String payload = payload(payloadBytes);
    String id = "0123456789abcdef0123456789abcdef";
    String head =
        """
        POST /e0000 HTTP/1.1
        Host: %s
        Content-Type: application/json
        Content-Length: %d
        User-Agent: HookLine
        webhook-id: msg_%s
        webhook-timestamp: 1700000000
        webhook-signature: v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
        X-HL-Event-Id: evt_%s
        X-HL-Topic: bench.e0000
        X-HL-Delivery-Id: dlv_%s
        X-HL-Timestamp: 1700000000000
        X-HL-Signature: v1=%s%s
        traceparent: 00-%s-0123456789abcdef-01

        """
            .formatted(authority, payload.length(), id, id, id, id, id, id)
            .replace("\n", "\r\n");
    return new RequestTemplate(
        (head + payload).getBytes(StandardCharsets.US_ASCII),
        payload.getBytes(StandardCharsets.US_ASCII),
        head.length() + TIME_AT,
        "POST /e".length());
  }

  /** The topic of one number. */
  public static String topic(String topicLead, int number) {
    return topicLead + "%04d".formatted(number);
  }

  /** The payload as every receiver must see it, but for the 16 digits at {@link #TIME_AT}. */
  public byte[] payload() {
    return payload.clone();
  }

  ByteBuffer buffer() {
    return ByteBuffer.allocateDirect(request.length).put(request).flip();
  }

  void patch(ByteBuffer buffer, long nanos, int topicNumber) {
    Ascii.putHex(buffer, timeAt, nanos);
    Ascii.putDecimal(buffer, topicDigitsAt, TOPIC_DIGITS, topicNumber);
  }

  /** Text that does not compress to nothing, the same in every run. */
  private static String payload(int bytes) {
    String lead = "{\"t\":\"0000000000000000\",\"pad\":\"";
    StringBuilder text = new StringBuilder(bytes).append(lead);
    Random random = new Random(1);
    while (text.length() < bytes - 2) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.append("\"}").toString();
  }
}
