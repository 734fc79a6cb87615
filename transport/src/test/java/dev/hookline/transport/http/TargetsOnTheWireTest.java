package dev.hookline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.transport.http.Providers.Request;
import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Failure;
import dev.hookline.transport.send.HeaderLine;
import dev.hookline.transport.targets.Provider;
import dev.hookline.transport.targets.TargetAdapter;
import dev.hookline.transport.targets.TargetMessage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TargetsOnTheWireTest extends SendTest {
  private static final String FIRE =
      """
      {"summary":"Checkout is slow","description":"p99 is 4 s","severity":"critical",
       "source":"shop-1","dedup_key":"checkout","link":"https://example.com/run","amount":99.90}
      """;

  private final BlockingQueue<Request> seen = new LinkedBlockingQueue<>();
  private Sink sink;
  private volatile Provider speaking;

  @BeforeEach
  void listen() {
    sink = Sink.serving(this::serve);
  }

  @AfterEach
  void close() throws IOException {
    sink.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyProviderTakesAnAlert(Provider provider) {
    assertThat(send(provider, secret(provider), FIRE)).satisfies(TargetsOnTheWireTest::isTaken);
  }

  /** Payloads that nobody thought of when the formats were made. */
  static List<String> oddPayloads() {
    return List.of(
        "{}",
        "[]",
        "null",
        "7",
        "\"\"",
        "\"only a text\"",
        "{\"summary\":\"\",\"title\":null,\"message\":7}",
        "{\"summary\":\"<!channel> <@U1> a&b &amp; <http://evil|click>\"}",
        "{\"summary\":\"line\\nbreak\\ttab\\u0000nul\\u001b[1m\"}",
        "{\"summary\":\"" + "\uD83D\uDD25".repeat(10_000) + "\"}",
        "{\"summary\":\"x" + "\uD83D\uDD25".repeat(10_000) + "\",\"description\":\"d\"}",
        "{\"summary\":\"s\",\"description\":\"" + "&<>".repeat(5_000) + "\"}",
        "{\"summary\":\"s\",\"source\":\"" + "s".repeat(5_000) + "\"}",
        "{\"summary\":\"s\",\"dedup_key\":\"" + "k".repeat(5_000) + "\"}",
        "{\"summary\":\"s\",\"link\":\"javascript:alert(1)\"}",
        "{\"summary\":\"s\",\"link\":\"https://example.com/" + "p".repeat(5_000) + "\"}",
        "{\"summary\":\"s\",\"severity\":\"purple\",\"status\":{\"a\":1}}",
        "{\"big\":\"" + "b".repeat(511 * 1_024) + "\"}",
        "{\"a\":" + "[".repeat(990) + "]".repeat(990) + "}",
        "{\"summary\":\"half \\ud83d a character\",\"\\udd25\":1}",
        "{\"n\":1e99999999999}",
        "{\"n\":1e400,\"m\":0.10,\"l\":123456789012345678901234567890}");
  }

  @ParameterizedTest
  @MethodSource("oddPayloads")
  void everyProviderTakesWhateverWasPublished(String payload) {
    for (Provider provider : Provider.values()) {
      assertThat(send(provider, secret(provider), payload))
          .as("%s", provider)
          .satisfies(TargetsOnTheWireTest::isTaken);
    }
  }

  @Test
  void slackIsToldInBlocksAndInPlainText() throws Exception {
    send(Provider.SLACK, Providers.SLACK_SECRET, FIRE);
    JsonNode body = arrived().body();
    assertThat(body.path("text").asText()).isEqualTo("[CRITICAL] Checkout is slow");
    assertThat(body.path("blocks").path(0).path("text").path("text").asText())
        .isEqualTo("*[CRITICAL] Checkout is slow*");
    assertThat(body.path("blocks").path(1).path("text").path("text").asText())
        .isEqualTo("p99 is 4 s");
    assertThat(body.path("blocks").path(2).toString())
        .contains("critical · shop-1", "https://example.com/run");
  }

  @Test
  void aPayloadThatIsASlackMessageGoesAsItIs() throws Exception {
    send(
        Provider.SLACK,
        Providers.SLACK_SECRET,
        "{\"text\":\"hello\",\"blocks\":[{\"type\":\"divider\"}],\"channel\":\"#other\"}");
    assertThat(arrived().body().toString())
        .isEqualTo("{\"text\":\"hello\",\"blocks\":[{\"type\":\"divider\"}]}");
  }

  @Test
  void pagerDutyIsTriggeredAcknowledgedAndResolvedUnderOneKey() throws Exception {
    send(Provider.PAGERDUTY, Providers.ROUTING_KEY, FIRE);
    JsonNode trigger = arrived().body();
    assertThat(trigger.path("event_action").asText()).isEqualTo("trigger");
    assertThat(trigger.path("payload").path("summary").asText()).isEqualTo("Checkout is slow");
    assertThat(trigger.path("payload").path("severity").asText()).isEqualTo("critical");
    assertThat(trigger.path("payload").path("source").asText()).isEqualTo("shop-1");
    assertThat(trigger.path("payload").path("custom_details").toString())
        .contains("\"description\":\"p99 is 4 s\"");
    for (String action : List.of("acknowledge", "resolve")) {
      String payload =
          FIRE.replace("{\"summary\"", "{\"event_action\":\"" + action + "\",\"summary\"");
      isTaken(send(Provider.PAGERDUTY, Providers.ROUTING_KEY, payload));
      JsonNode body = arrived().body();
      assertThat(body.path("event_action").asText()).isEqualTo(action);
      assertThat(body.path("dedup_key")).isEqualTo(trigger.path("dedup_key"));
    }
  }

  @Test
  void withoutAKeyOfItsOwnAnAlertIsKeyedByItsEvent() throws Exception {
    send(Provider.PAGERDUTY, Providers.ROUTING_KEY, "{}");
    assertThat(arrived().body().path("dedup_key").asText()).isEqualTo("evt_1");
  }

  @Test
  void rootlyGetsItsTokenAsABearerAndNotTheEndpointsOwnHeader() throws Exception {
    send(Provider.ROOTLY, Providers.ROOTLY_TOKEN, FIRE);
    Request request = arrived();
    assertThat(request.head().split("(?i)authorization:")).hasSize(2);
    assertThat(request.header("X-Team")).isEqualTo("blue");
    assertThat(request.body().path("external_id").asText()).isEqualTo("checkout");
    assertThat(request.body().path("state").asText()).isEqualTo("triggered");
    assertThat(request.raw()).contains("\"amount\":99.90");
  }

  @Test
  void telegramIsToldWhichChatAndWhatInPlainText() throws Exception {
    send(Provider.TELEGRAM, Providers.BOT_TOKEN, FIRE);
    Request request = arrived();
    assertThat(request.path()).isEqualTo("/bot" + Providers.BOT_TOKEN + "/sendMessage");
    assertThat(request.body().path("chat_id").longValue()).isEqualTo(-1001234567890L);
    assertThat(request.body().path("message_thread_id").longValue()).isEqualTo(7);
    assertThat(request.body().path("text").asText())
        .isEqualTo("[CRITICAL] Checkout is slow\n\np99 is 4 s\n\nshop-1\nhttps://example.com/run");
  }

  @Test
  void nothingOfHookLinesOwnHeadersGoesToAProvider() throws Exception {
    for (Provider provider : Provider.values()) {
      send(provider, secret(provider), FIRE);
      assertThat(arrived().head().toLowerCase(Locale.ROOT))
          .doesNotContain("webhook-", "x-hl-", "traceparent");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSecretThatTheProviderDoesNotKnowIsRefusedForGood(Provider provider) {
    String wrong = secret(provider).replaceAll("[A-Za-z]{2}$", "zz").replaceAll("[0-9]$", "9x");
    String unknown = provider == Provider.PAGERDUTY ? "f".repeat(32) : wrong;
    Answer answer = send(provider, unknown, FIRE);
    assertThat(answer.failure()).isEqualTo(Failure.REFUSED);
    assertThat(answer.error()).isNotBlank().doesNotContain(unknown);
    assertThat(answer.excerpt()).doesNotContain(unknown);
  }

  private static void isTaken(Answer answer) {
    assertThat(answer.delivered()).as("%s", answer).isTrue();
  }

  private Answer send(Provider provider, String secret, String payload) {
    speaking = provider;
    TargetAdapter adapter = provider.at(url(provider), secret);
    return adapter.read(
        sender.send(
            adapter.request(
                new TargetMessage(
                    "evt_1",
                    "shop.alert",
                    1,
                    payload.getBytes(StandardCharsets.UTF_8),
                    List.of(
                        new HeaderLine("X-Team", "blue"),
                        new HeaderLine("Authorization", "Bearer of-the-endpoint")),
                    10_000))));
  }

  private Request arrived() throws InterruptedException {
    return seen.poll(10, TimeUnit.SECONDS);
  }

  private String url(Provider provider) {
    String base = "http://127.0.0.1:" + sink.port();
    return switch (provider) {
      case SLACK -> base + "/services";
      case PAGERDUTY -> base + "/v2/enqueue";
      case ROOTLY -> base + "/webhooks/incoming/generic_webhooks/notify/service/42";
      case TELEGRAM -> base + "?chat_id=-1001234567890&message_thread_id=7";
    };
  }

  private static String secret(Provider provider) {
    return switch (provider) {
      case SLACK -> Providers.SLACK_SECRET;
      case PAGERDUTY -> Providers.ROUTING_KEY;
      case ROOTLY -> Providers.ROOTLY_TOKEN;
      case TELEGRAM -> Providers.BOT_TOKEN;
    };
  }

  private void serve(Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    for (String text = Wire.readRequest(in); text != null; text = Wire.readRequest(in)) {
      Request request = Request.of(text);
      seen.add(request);
      socket.getOutputStream().write(provider().apply(request));
    }
  }

  private Function<Request, byte[]> provider() {
    return switch (speaking) {
      case SLACK -> Providers::slack;
      case PAGERDUTY -> Providers::pagerDuty;
      case ROOTLY -> Providers::rootly;
      case TELEGRAM -> Providers::telegram;
    };
  }
}
