package dev.hookline.bench.fake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The headers of a delivery, signed as the contract says. */
public final class Signed {
  private Signed() {}

  /** All headers that a receiver verifies, for this moment. */
  public static Map<String, String> headers(
      String secret, String eventId, String topic, byte[] body) {
    long now = System.currentTimeMillis();
    String seconds = Long.toString(now / 1000);
    String messageId = "msg_" + eventId.substring("evt_".length());
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    byte[] text = secret.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", messageId);
    headers.put("webhook-timestamp", seconds);
    headers.put(
        "webhook-signature",
        "v1,"
            + Base64.getEncoder().encodeToString(hmac(key, messageId + "." + seconds + ".", body)));
    headers.put("X-HL-Event-Id", eventId);
    headers.put("X-HL-Topic", topic);
    headers.put("X-HL-Timestamp", Long.toString(now));
    headers.put("X-HL-Signature", "v1=" + HexFormat.of().formatHex(hmac(text, now + ".", body)));
    return headers;
  }

  private static byte[] hmac(byte[] key, String lead, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(lead.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
