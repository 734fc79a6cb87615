package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Tenant;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@OnStage
class ErrorClassesTest {
  private static final String ONCE = "\"max_attempts\":1";
  private static final String SOON = "\"timeout_ms\":500";
  private static final String HEAD = "HTTP/1.1 200 OK\r\n";

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("http_3xx", Script.status(302, "Location: http://127.0.0.1:1/")),
        Arguments.of("http_4xx", Script.status(404)),
        Arguments.of("http_429", Script.status(429)),
        Arguments.of("http_5xx", Script.status(503)),
        Arguments.of("timeout", Script.hang()),
        Arguments.of("io", Script.reset()),
        Arguments.of("io", Script.rawThenClose("this is not HTTP\r\n\r\n")),
        Arguments.of("io", Script.rawThenClose("HTTP/1.1 70000 Far Out\r\n\r\n")),
        Arguments.of("io", Script.rawThenClose("")),
        Arguments.of("body", Script.rawThenClose(HEAD + "Content-Length: 500\r\n\r\nshort")),
        Arguments.of(
            "body", Script.rawThenClose(HEAD + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n")),
        Arguments.of(
            "timeout",
            (Script)
                (socket, closing) -> {
                  Script.raw(HEAD + "Content-Length: 500\r\n\r\nslow").play(socket, closing);
                  return Script.hang().play(socket, closing);
                }));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void everyWayToFailHasItsClass(String outcome, Script script, Tenant tenant, Receiver receiver) {
    receiver.answers("/in", script);
    tenant.listener(receiver.url("/in"), ONCE, SOON);
    assertThat(outcomeOf(tenant)).isEqualTo(outcome);
  }

  @Test
  void aPortWhereNobodyListensIsAConnectError(Tenant tenant) throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0)) {
      port = taken.getLocalPort();
    }
    tenant.listener("http://127.0.0.1:" + port + "/", ONCE);
    assertThat(outcomeOf(tenant)).isEqualTo("connect");
  }

  @Test
  void plainTextWhereTlsIsExpectedIsATlsError(Tenant tenant, Receiver receiver) {
    tenant.listener(receiver.url("/in").replace("http:", "https:"), ONCE);
    assertThat(outcomeOf(tenant)).isEqualTo("tls");
  }

  @Test
  void aNameThatDoesNotExistIsADnsError(Tenant tenant) {
    tenant.listener("http://nowhere.invalid/", ONCE);
    assertThat(outcomeOf(tenant)).isEqualTo("dns");
  }

  @Test
  void anAnswerFullOfPoisonIsRecordedLikeAnyOther(Tenant tenant, Receiver receiver) {
    String poison = "nul \0 \u001b[31m quote ' <b> \u00ff\u00fe";
    receiver.answers(
        "/in", Script.raw(HEAD + "Content-Length: " + poison.length() + "\r\n\r\n" + poison));
    tenant.listener(receiver.url("/in"));
    JsonNode done = tenant.awaitDelivery(tenant.publishOne("a", "1"), "success");
    assertThat(done.path("attempts").path(0).path("excerpt").asText())
        .startsWith("nul ")
        .doesNotContain("\0");
    tenant.awaitDelivery(tenant.publishOne("a", "2"), "success");
  }

  @Test
  void noMoreThanABeginningOfAHugeAnswerIsKept(Tenant tenant, Receiver receiver) {
    String huge = "x".repeat(1_000_000);
    receiver.answers("/in", Script.rawThenClose(HEAD + "Content-Length: 1000000\r\n\r\n" + huge));
    tenant.listener(receiver.url("/in"));
    JsonNode done = tenant.awaitDelivery(tenant.publishOne("a", "1"), "success");
    assertThat(done.path("attempts").path(0).path("excerpt").asText().length()).isBetween(1, 4096);
  }

  private static String outcomeOf(Tenant tenant) {
    JsonNode dead = tenant.awaitDelivery(tenant.publishOne("a", "1"), "dead");
    return dead.path("attempts").path(0).path("outcome").asText();
  }
}
