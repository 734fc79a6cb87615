package dev.hookline.transport.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.transport.send.HeaderLine;
import dev.hookline.transport.send.OutboundRequest;
import dev.hookline.transport.send.Target;
import dev.hookline.transport.signature.SignedHeaders;
import dev.hookline.transport.signature.SigningKey;
import dev.hookline.transport.signature.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WebhookMessageTest {
  private static final long NOW = 1_700_000_000_987L;
  private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

  private final SigningKey key = SigningKey.of(SigningKey.generateSecret());

  @Test
  void an_attempt_carries_every_header_of_the_contract() {
    OutboundRequest request =
        message("orders.paid", new WebhookMessage.Trace("00-1-2-01", "a=b")).sign(NOW);
    Map<String, String> headers =
        request.headers().stream().collect(Collectors.toMap(HeaderLine::name, HeaderLine::value));
    assertThat(headers)
        .containsEntry("Content-Type", "application/json")
        .containsEntry("webhook-id", "dlv_1")
        .containsEntry("webhook-timestamp", "1700000000")
        .containsEntry("X-HL-Event-Id", "evt_1")
        .containsEntry("X-HL-Topic", "orders.paid")
        .containsEntry("X-HL-Delivery-Id", "dlv_1")
        .containsEntry("X-HL-Timestamp", "1700000000987")
        .containsEntry("X-HL-Signature", WebhookSignature.xHl(NOW, BODY, key))
        .containsEntry("traceparent", "00-1-2-01")
        .containsEntry("tracestate", "a=b")
        .containsEntry("Authorization", "Bearer x")
        .hasSize(12);
    assertThat(
            WebhookSignature.verify(
                new SignedHeaders("dlv_1", "1700000000", headers.get("webhook-signature")),
                BODY,
                List.of(key),
                1_700_000_000L))
        .isTrue();
    assertThat(request.body()).isSameAs(BODY);
    assertThat(request.timeoutMillis()).isEqualTo(1_000);
  }

  @Test
  void another_attempt_has_the_same_id_and_a_new_timestamp() {
    WebhookMessage message = message("orders.paid", WebhookMessage.Trace.NONE);
    List<HeaderLine> first = message.sign(NOW).headers();
    List<HeaderLine> second = message.sign(NOW + 5_000).headers();
    assertThat(second.get(1)).isEqualTo(first.get(1));
    assertThat(second.get(2).value()).isEqualTo("1700000005");
    assertThat(second.get(3)).isNotEqualTo(first.get(3));
    assertThat(first).noneMatch(line -> line.name().startsWith("trace"));
  }

  @Test
  void a_topic_that_could_break_out_of_its_line_is_never_sent() {
    WebhookMessage evil = message("a\r\nHost: x", WebhookMessage.Trace.NONE);
    assertThatThrownBy(() -> evil.sign(NOW)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_secret_is_printed() {
    WebhookMessage message = message("t", WebhookMessage.Trace.NONE);
    assertThat(message.toString() + message.sign(NOW))
        .doesNotContain("Bearer")
        .doesNotContain("v1");
  }

  private WebhookMessage message(String topic, WebhookMessage.Trace trace) {
    return new WebhookMessage(
        Target.of("https://example.com/hook"),
        new WebhookMessage.Ids("evt_1", "dlv_1", topic),
        BODY,
        List.of(key),
        trace,
        List.of(new HeaderLine("Authorization", "Bearer x")),
        1_000);
  }
}
