package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.RawClient;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnStage
class BadInputTest {
  static Stream<Arguments> events() {
    return Stream.of(
        Arguments.of("MALFORMED_JSON", "{\"topic\":\"a\",\"payload\":"),
        Arguments.of("MALFORMED_JSON", "{\"topic\":\"a\",\"payload\":{]}}"),
        Arguments.of("MALFORMED_JSON", "not json"),
        Arguments.of("MALFORMED_JSON", ""),
        Arguments.of("MALFORMED_JSON", "{\"topic\":\"a\",\"payload\":NaN}"),
        Arguments.of("MALFORMED_JSON", "{\"topic\":\"a\",\"payload\":1} trailing"),
        Arguments.of("MALFORMED_JSON", "{\"topic\":\"a\",\"payload\":" + "[".repeat(100_000)),
        Arguments.of("INVALID_REQUEST", "[]"),
        Arguments.of("INVALID_REQUEST", "\"text\""),
        Arguments.of("INVALID_REQUEST", "{\"topic\":\"a\"}"),
        Arguments.of("INVALID_TOPIC", "{\"payload\":1}"),
        Arguments.of("INVALID_TOPIC", "{\"topic\":\"\",\"payload\":1}"),
        Arguments.of("INVALID_TOPIC", "{\"topic\":\"a..b\",\"payload\":1}"),
        Arguments.of("INVALID_TOPIC", "{\"topic\":\"a b\",\"payload\":1}"),
        Arguments.of("INVALID_TOPIC", "{\"topic\":\"a.*\",\"payload\":1}"),
        Arguments.of("INVALID_TOPIC", "{\"topic\":\"" + "a".repeat(300) + "\",\"payload\":1}"),
        Arguments.of("INVALID_REQUEST", event("\"priority\":\"urgent\"")),
        Arguments.of("INVALID_REQUEST", event("\"priority\":7")),
        Arguments.of("INVALID_REQUEST", event("\"deliver_at\":\"tomorrow\"")),
        Arguments.of("INVALID_REQUEST", event("\"deliver_at\":1e300")),
        Arguments.of("INVALID_REQUEST", event("\"idempotency_key\":\"\"")),
        Arguments.of("INVALID_REQUEST", event("\"idempotency_key\":\"\\u0000\"")),
        Arguments.of("INVALID_REQUEST", event("\"idempotency_key\":\"" + "k".repeat(256) + "\"")),
        Arguments.of("INVALID_REQUEST", event("\"metadata\":[]")),
        Arguments.of("INVALID_REQUEST", event("\"retry\":{}")),
        Arguments.of("INVALID_REQUEST", event("\"retry\":{\"max_attempts\":51}")),
        Arguments.of("INVALID_REQUEST", event("\"retry\":{\"schedule\":[604801]}")),
        Arguments.of("INVALID_REQUEST", event("\"retry\":{\"retry_schedule\":[0]}")),
        Arguments.of("INVALID_REQUEST", event("\"channels\":{}")));
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventThatIsWrongIsRefusedAndNotStored(String code, String body, Tenant tenant) {
    Reply reply = tenant.api().post("/v1/events", body);
    reply.expectProblem(400, code);
    assertThat(tenant.items("/v1/events")).isEmpty();
    assertThat(tenant.items("/v1/deliveries")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INVALID_URL     | {}
          INVALID_URL     | {"url":""}
          INVALID_URL     | {"url":7}
          INVALID_URL     | {"url":"no url"}
          INVALID_URL     | {"url":"ftp://example.com/"}
          INVALID_URL     | {"url":"file:///etc/passwd"}
          INVALID_URL     | {"url":"http://"}
          INVALID_URL     | {"url":"//example.com/"}
          REFUSED_ADDRESS | {"url":"http://169.254.169.254/latest/meta-data"}
          REFUSED_ADDRESS | {"url":"http://[::ffff:169.254.169.254]/"}
          REFUSED_ADDRESS | {"url":"http://100.100.100.200/"}
          INVALID_REQUEST | {"url":"https://example.com/","timeout_ms":1}
          INVALID_REQUEST | {"url":"https://example.com/","timeout_ms":"1000"}
          INVALID_REQUEST | {"url":"https://example.com/","max_attempts":0}
          INVALID_REQUEST | {"url":"https://example.com/","retry_schedule":[]}
          INVALID_REQUEST | {"url":"https://example.com/","retry_schedule":[-1]}
          INVALID_REQUEST | {"url":"https://example.com/","type":"pigeon"}
          INVALID_REQUEST | {"url":"https://example.com/","enabled":"yes"}
          INVALID_REQUEST | {"url":"https://example.com/","secret":"short"}
          INVALID_REQUEST | {"url":"https://example.com/","headers":{"Host":"a"}}
          INVALID_REQUEST | {"url":"https://example.com/","headers":{"A":"b\\r\\nC: d"}}
          INVALID_REQUEST | []
          MALFORMED_JSON  | {"url":"https://example.com/","more":1e999999999999}
          MALFORMED_JSON  | {
          """)
  void anEndpointThatIsWrongIsRefusedAndNotStored(String code, String body, Tenant tenant) {
    tenant.api().post("/v1/endpoints", body).expectProblem(400, code);
    assertThat(tenant.items("/v1/endpoints")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INVALID_FILTER    | "filter":{"like":"payload.a","value":1}
          INVALID_FILTER    | "filter":{}
          INVALID_FILTER    | "filter":[]
          INVALID_FILTER    | "filter":{"eq":"payload.a"}
          INVALID_FILTER    | "filter":{"and":[]}
          INVALID_FILTER    | "filter":{"eq":"payload..a","value":1}
          INVALID_FILTER    | "filter":{"eq":"payload.a","neq":"payload.b","value":1}
          INVALID_TRANSFORM | "transform":{"explode":"payload.a"}
          INVALID_TRANSFORM | "transform":{"remove_field":"payload"}
          INVALID_TRANSFORM | "transform":{"set_field":{"path":"payload.a"}}
          """)
  void aRuleThatIsWrongIsRefused(String code, String member, Tenant tenant) {
    String endpoint = tenant.endpoint("https://example.com/").text("id");
    String body = "{\"endpoint_id\":\"%s\",\"topic_pattern\":\"#\",%s}".formatted(endpoint, member);
    tenant.api().post("/v1/subscriptions", body).expectProblem(400, code);
    assertThat(tenant.items("/v1/subscriptions")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a..b", "a b", "**", "a.", ".a", "a.#x"})
  void aPatternThatIsWrongIsRefused(String pattern, Tenant tenant) {
    String endpoint = tenant.endpoint("https://example.com/").text("id");
    tenant
        .api()
        .post(
            "/v1/subscriptions",
            "{\"endpoint_id\":\"%s\",\"topic_pattern\":\"%s\"}".formatted(endpoint, pattern))
        .expectProblem(400, "INVALID_PATTERN");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0,INVALID_LIMIT",
    "limit=1001,INVALID_LIMIT",
    "limit=99999999999,INVALID_LIMIT",
    "limit=x,INVALID_LIMIT",
    "cursor=x,INVALID_CURSOR",
    "cursor=ep_00000000000000000000000000000000,INVALID_CURSOR"
  })
  void aPageThatDoesNotExistIsRefused(String query, String code, Tenant tenant) {
    tenant.api().get("/v1/events?" + query).expectProblem(400, code);
  }

  @Test
  void whatIsTooLargeIsRefusedWithoutBeingKept(Tenant tenant) {
    String payload = "\"" + "x".repeat(600_000) + "\"";
    tenant.publish("a", payload).expectProblem(413, "PAYLOAD_TOO_LARGE");
    tenant
        .api()
        .post("/v1/endpoints", "{\"url\":\"" + "x".repeat(3_000_000) + "\"}")
        .expectProblem(413, "PAYLOAD_TOO_LARGE");
    assertThat(tenant.items("/v1/events")).isEmpty();
  }

  @Test
  void aBodyThatNeverEndsIsCutOff(Stage stage, Tenant tenant) throws Exception {
    try (RawClient client = RawClient.to(stage.server().apiUrl())) {
      client.head("POST", "/v1/events", tenant.api(), "Transfer-Encoding: chunked");
      assertThat(client.floodUntilAnswered()).startsWith("HTTP/1.1 413");
    }
    assertThat(tenant.items("/v1/events")).isEmpty();
  }

  @Test
  void aBodyThatStallsIsGivenUp(Stage stage, Tenant tenant) throws Exception {
    try (RawClient client = RawClient.to(stage.server().apiUrl())) {
      client.head("POST", "/v1/events", tenant.api(), "Content-Length: 1000");
      client.write("{\"topic\":");
      assertThat(client.statusLine()).matches(line -> line == null || line.contains(" 408 "));
    }
    tenant.publish("a", "1").expect(201);
  }

  @Test
  void aBodyThatIsCutShortIsNotStored(Stage stage, Tenant tenant) throws Exception {
    String body = "{\"topic\":\"a\",\"payload\":1}";
    try (RawClient client = RawClient.to(stage.server().apiUrl())) {
      client.head("POST", "/v1/events", tenant.api(), "Content-Length: " + (body.length() + 5));
      client.write(body);
    }
    tenant.publish("b", "2").expect(201);
    assertThat(tenant.items("/v1/events")).hasSize(1);
  }

  @Test
  void routesMethodsAndTypesThatDoNotExistAreProblems(Stage stage, Tenant tenant) {
    tenant.api().get("/v1/nothing").expectProblem(404, "NOT_FOUND");
    stage.nobody().get("/nothing/at/all").expectProblem(404, "NOT_FOUND");
    tenant.api().get("/v1/events/evt_nonsense").expectProblem(404, "NOT_FOUND");
    tenant.api().delete("/v1/events").expectProblem(405, "METHOD_NOT_ALLOWED");
    tenant
        .api()
        .send("PUT", "/v1/endpoints", BodyPublishers.ofString("{}"), "application/json")
        .expectProblem(405, "METHOD_NOT_ALLOWED");
    tenant
        .api()
        .send("POST", "/v1/events", BodyPublishers.ofString("a=b"), "text/plain")
        .expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    tenant
        .api()
        .send("POST", "/v1/endpoints", BodyPublishers.ofString("<a/>"), "application/xml")
        .expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");
  }

  private static String event(String member) {
    return "{\"topic\":\"a\",\"payload\":1," + member + "}";
  }
}
