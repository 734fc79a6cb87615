package dev.hookline.transport.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long THEN = 1_614_265_330L;
  private static final byte[] BODY = utf8("{\"test\": 2432232314}");

  @Test
  void the_test_vector_of_the_specification_is_met() {
    assertThat(WebhookSignature.sign(ID, THEN, BODY, List.of(SigningKey.of(SECRET))))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void both_independent_libraries_accept_our_signature() {
    long now = System.currentTimeMillis() / 1_000;
    String body = "{\"grüße\":\"€ 𝄞\"}";
    for (int i = 0; i < 20; i++) {
      String secret = SigningKey.generateSecret();
      String value = WebhookSignature.sign(ID, now, utf8(body), List.of(SigningKey.of(secret)));
      HttpHeaders headers = headers(now, value);
      assertThatCode(() -> new com.svix.Webhook(secret).verify(body, headers))
          .doesNotThrowAnyException();
      assertThatCode(() -> new com.standardwebhooks.Webhook(secret).verify(body, headers))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void while_two_secrets_live_a_receiver_with_either_accepts_and_the_newest_comes_first() {
    long now = System.currentTimeMillis() / 1_000;
    String older = SigningKey.generateSecret();
    String newer = SigningKey.generateSecret();
    List<SigningKey> both = List.of(SigningKey.of(newer), SigningKey.of(older));
    String value = WebhookSignature.sign(ID, now, BODY, both);
    String newest = WebhookSignature.sign(ID, now, BODY, both.subList(0, 1));
    assertThat(value.split(" ")).hasSize(2).startsWith(newest);
    for (String secret : List.of(older, newer)) {
      assertThatCode(
              () ->
                  new com.standardwebhooks.Webhook(secret)
                      .verify(new String(BODY, StandardCharsets.UTF_8), headers(now, value)))
          .doesNotThrowAnyException();
      SignedHeaders signed = new SignedHeaders(ID, Long.toString(now), value);
      assertThat(WebhookSignature.verify(signed, BODY, List.of(SigningKey.of(secret)), now))
          .isTrue();
    }
  }

  @Test
  void the_own_signature_is_keyed_with_the_text_of_the_secret() {
    // echo -n '1614265330000.{"test": 2432232314}' | openssl dgst -sha256 -hmac "$SECRET"
    assertThat(WebhookSignature.xHl(THEN * 1_000, BODY, SigningKey.of(SECRET)))
        .isEqualTo("v1=38dcd345d12a163975f2a8484af858926bb995e425f50d05a5aaeaacf2178698");
  }

  @Test
  void a_secret_without_prefix_is_its_plain_bytes_in_both_signatures() throws Exception {
    javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
    mac.init(new javax.crypto.spec.SecretKeySpec(utf8("legacy secret"), "HmacSHA256"));
    byte[] expected = mac.doFinal(utf8(ID + "." + THEN + ".{\"test\": 2432232314}"));
    assertThat(WebhookSignature.sign(ID, THEN, BODY, List.of(SigningKey.of("legacy secret"))))
        .isEqualTo("v1," + java.util.Base64.getEncoder().encodeToString(expected));
  }

  @Test
  void an_asymmetric_key_signs_what_its_public_key_verifies() throws Exception {
    String secret = SigningKey.generateAsymmetricSecret();
    SigningKey key = SigningKey.of(secret);
    String value = WebhookSignature.sign(ID, THEN, BODY, List.of(key));
    assertThat(value).startsWith("v1a,");
    SignedHeaders signed = new SignedHeaders(ID, Long.toString(THEN), value);
    assertThat(WebhookSignature.verify(signed, BODY, List.of(key), THEN)).isTrue();
    assertThat(WebhookSignature.verify(signed, utf8("{}"), List.of(key), THEN)).isFalse();
  }

  @Test
  void the_public_key_of_a_known_seed_is_that_of_rfc_8032() {
    byte[] seed =
        java.util.HexFormat.of()
            .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    byte[] expected =
        java.util.HexFormat.of()
            .parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    SigningKey key = SigningKey.of("whsk_" + java.util.Base64.getEncoder().encodeToString(seed));
    assertThat(key.publicKey())
        .isEqualTo("whpk_" + java.util.Base64.getEncoder().encodeToString(expected));
  }

  @Test
  void a_call_older_or_newer_than_five_minutes_is_refused() {
    List<SigningKey> keys = List.of(SigningKey.of(SECRET));
    String value = WebhookSignature.sign(ID, THEN, BODY, keys);
    SignedHeaders signed = new SignedHeaders(ID, Long.toString(THEN), value);
    assertThat(WebhookSignature.verify(signed, BODY, keys, THEN + 300)).isTrue();
    assertThat(WebhookSignature.verify(signed, BODY, keys, THEN - 300)).isTrue();
    assertThat(WebhookSignature.verify(signed, BODY, keys, THEN + 301)).isFalse();
    assertThat(WebhookSignature.verify(signed, BODY, keys, THEN - 301)).isFalse();
  }

  @Test
  void a_key_never_shows_its_secret() {
    assertThat(SigningKey.of(SECRET)).asString().doesNotContain("MfKQ");
    assertThat(SigningKey.of("legacy secret").toString()).doesNotContain("legacy");
    assertThatThrownBy(() -> SigningKey.of("whsec_not*base64"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("not*base64")
        .hasNoCause();
    assertThatThrownBy(() -> SigningKey.of("whsec_")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SigningKey.of(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SigningKey.of("whsk_AAAA"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static HttpHeaders headers(long seconds, String signature) {
    return HttpHeaders.of(
        Map.of(
            "webhook-id", List.of(ID),
            "webhook-timestamp", List.of(Long.toString(seconds)),
            "webhook-signature", List.of(signature),
            "svix-id", List.of(ID),
            "svix-timestamp", List.of(Long.toString(seconds)),
            "svix-signature", List.of(signature)),
        (name, value) -> true);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
