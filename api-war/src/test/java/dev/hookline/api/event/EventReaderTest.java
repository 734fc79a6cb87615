package dev.hookline.api.event;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hookline.api.json.Json;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.publish.Priority;
import dev.hookline.delivery.publish.PublishRequest;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final Envelope ENVELOPE = new Envelope(1_024, null, null, null);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "-0.0",
        "1e400",
        "123456789012345678901234567890.000000000000000000001",
        "\"\"",
        "\"a \\u00e9 \\ud83d\\ude00 \\\\ \\\" \\/ \u00e9 \ud83d\ude00\"",
        "\"\\u0000\"",
        "true",
        "null",
        "[]",
        "{}",
        "[ 1 ,\t{ \"a\" : [ ] }\n]",
        "{ \"b\":1.0, \"a\" : {\"topic\":\"inner\",\"payload\":[{}]} }",
        "{\"\\u0061\":\"}\"}"
      })
  void thePayloadIsTheSliceThatWasWritten(String payload) throws IOException {
    for (String around : new String[] {"", " ", "\n\t "}) {
      for (String name : new String[] {"payload", "data"}) {
        String member = '"' + name + '"' + around + ':' + around + payload + around;
        assertThat(read("{\"topic\":\"a.b\"," + member + "}").payload())
            .asString(UTF_8)
            .isEqualTo(payload);
        assertThat(read("{" + member + ",\"topic\":\"a.b\"}").payload())
            .asString(UTF_8)
            .isEqualTo(payload);
      }
    }
  }

  @Test
  void theSliceIsExactBehindTextOfSeveralBytes() throws IOException {
    PublishRequest event =
        read("{\"x\":\"\u20ac\ud83d\ude00\u00e9\",\"topic\":\"t\",\"payload\":\"\u20ac\"}");
    assertThat(event.payload()).asString(UTF_8).isEqualTo("\"\u20ac\"");
  }

  @Test
  void everyMemberIsRead() throws IOException {
    PublishRequest event =
        read(
            """
            {"topic":"order.paid","payload":{},"idempotency_key":"k-1","priority":"high",
             "deliver_at":1767225601000,"occurred_at":1,"channels":["a", "b"],
             "metadata":{ "x": {"y":[1]} },"retry":{ "schedule":[0, 5] },"unknown":{"z":[{}]}}
            """);
    assertThat(event.topic()).isEqualTo("order.paid");
    assertThat(event.idempotencyKey()).isEqualTo("k-1");
    assertThat(event.priority()).isEqualTo(Priority.HIGH);
    assertThat(event.deliverAt()).isEqualTo(Instant.ofEpochMilli(1_767_225_601_000L));
    assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochMilli(1));
    assertThat(event.channels()).isEqualTo("[\"a\", \"b\"]");
    assertThat(event.metadata()).isEqualTo("{ \"x\": {\"y\":[1]} }");
    assertThat(event.retry()).isEqualTo("{\"schedule\":[0,5]}");
  }

  @Test
  void whatIsNullIsAbsentExceptThePayload() throws IOException {
    PublishRequest event =
        read(
            """
            {"topic":"t","payload":null,"idempotency_key":null,"priority":null,"deliver_at":null,
             "occurred_at":null,"channels":null,"metadata":null,"retry":null}
            """);
    assertThat(event.payload()).asString(UTF_8).isEqualTo("null");
    assertThat(event.priority()).isEqualTo(Priority.MEDIUM);
    assertThat(event.metadata()).isNull();
    assertThat(event.retry()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|INVALID_REQUEST",
        "7|INVALID_REQUEST",
        "{\"topic\":{\"a\":1},\"payload\":1}|INVALID_REQUEST",
        "{\"topic\":\"a\"}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"data\":1}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"priority\":\"urgent\"}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"priority\":1}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"deliver_at\":\"now\"}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"deliver_at\":1.5}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"deliver_at\":-1}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"deliver_at\":99999999999999999999}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"channels\":\"a\"}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"channels\":[[1],\"a\"]}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"metadata\":[]}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"retry\":{}}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"retry\":[2]}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"retry\":{\"attempts\":2}}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"retry\":{\"max_attempts\":0}}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"retry\":{\"max_attempts\":1e999999999999}}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"idempotency_key\":\"\"}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"idempotency_key\":\"\\u0000\"}|INVALID_REQUEST",
        "{\"topic\":\"a\",\"payload\":1,\"idempotency_key\":\"\\ud800\"}|INVALID_REQUEST"
      })
  void whatDoesNotFitIsRefused(String body, Reason reason) {
    Refused refused = catchThrowableOfType(Refused.class, () -> read(body));
    assertThat(refused.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"topic\":\"a\",\"payload\":1,\"payload\":2}",
        "{\"topic\":\"a\",\"payload\":{\"x\":1,\"x\":2}}",
        "{\"topic\":\"a\",\"payload\":01}",
        "{\"topic\":\"a\",\"payload\":\"\u0001\"}",
        "{\"topic\":\"a\",\"payload\":tru}",
        "{\"topic\":\"a\",\"payload\":NaN}",
        "{\"topic\":\"a\",\"payload\":{}",
        "{\"topic\":\"a\",\"payload\":1,}",
        "\ufeff{\"topic\":\"a\",\"payload\":1}"
      })
  void whatIsNotStrictJsonIsNotRead(String body) {
    assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> read(body));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] overlong = {'"', (byte) 0xc0, (byte) 0x80, '"'};
    byte[] surrogate = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};
    for (byte[] body : new byte[][] {overlong, surrogate, "\"x\"".getBytes(UTF_16)}) {
      assertThatExceptionOfType(Refused.class).isThrownBy(() -> Json.parser(body));
    }
  }

  @Test
  void aPayloadOfTheLimitPassesAndOneByteMoreDoesNot() throws IOException {
    String most = '"' + "x".repeat(1_022) + '"';
    assertThat(read("{\"topic\":\"a\",\"payload\":" + most + "}").payload()).hasSize(1_024);

    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> read("{\"topic\":\"a\",\"payload\":[" + most + "]}"))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.PAYLOAD_TOO_LARGE));
  }

  @Test
  void metadataOverSixteenKibibytesIsRefused() {
    String body =
        "{\"topic\":\"a\",\"payload\":1,\"metadata\":{\"x\":\"" + "y".repeat(16_384) + "\"}}";
    assertThatExceptionOfType(Refused.class).isThrownBy(() -> read(body));
  }

  @Test
  void retriesOfItsOwnOverFourKibibytesAreRefused() {
    String body =
        "{\"topic\":\"a\",\"payload\":1,\"retry\":{\"max_attempts\":1" + " ".repeat(4_096) + "}}";
    assertThatExceptionOfType(Refused.class).isThrownBy(() -> read(body));
  }

  @Test
  void theKeysOfHeaderAndBodyMustAgree() throws IOException {
    Envelope keyed = new Envelope(1_024, "k", null, null);
    assertThat(read("{\"topic\":\"a\",\"payload\":1}", keyed).idempotencyKey()).isEqualTo("k");
    String same = "{\"topic\":\"a\",\"payload\":1,\"idempotency_key\":\"k\"}";
    assertThat(read(same, keyed).idempotencyKey()).isEqualTo("k");
    String other = "{\"topic\":\"a\",\"payload\":1,\"idempotency_key\":\"l\"}";
    assertThatExceptionOfType(Refused.class).isThrownBy(() -> read(other, keyed));
  }

  private static PublishRequest read(String body) throws IOException {
    return read(body, ENVELOPE);
  }

  private static PublishRequest read(String body, Envelope envelope) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    try (JsonParser parser = Json.parser(bytes)) {
      PublishRequest event = new EventReader(bytes, envelope).read(parser);
      Json.end(parser);
      return event;
    }
  }
}
