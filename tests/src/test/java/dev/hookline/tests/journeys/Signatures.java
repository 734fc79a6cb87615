package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hookline.tests.stage.Arrival;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies a delivery as three different receivers would. */
final class Signatures {
  private Signatures() {}

  /** By the two libraries and by hand. */
  static void verify(Arrival arrival, String secret) {
    verifyStandard(arrival, secret);
    assertThat(arrival.header("x-hl-signature")).isEqualTo("v1=" + ownSignature(arrival, secret));
  }

  /** By the two libraries alone. */
  static void verifyStandard(Arrival arrival, String secret) {
    Map<String, List<String>> headers =
        arrival.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    assertThatCode(() -> new com.svix.Webhook(secret).verify(arrival.text(), headers))
        .as("svix")
        .doesNotThrowAnyException();
    assertThatCode(() -> new com.standardwebhooks.Webhook(secret).verify(arrival.text(), headers))
        .as("standardwebhooks")
        .doesNotThrowAnyException();
  }

  static boolean matches(Arrival arrival, String secret) {
    return arrival.header("x-hl-signature").contains(ownSignature(arrival, secret));
  }

  private static String ownSignature(Arrival arrival, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((arrival.header("x-hl-timestamp") + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(arrival.body()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
