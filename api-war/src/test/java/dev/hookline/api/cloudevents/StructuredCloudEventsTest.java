package dev.hookline.api.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonParser;
import dev.hookline.api.event.Envelope;
import dev.hookline.api.json.Json;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.publish.PublishRequest;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructuredCloudEventsTest {
  private static final String REQUIRED =
      "\"specversion\":\"1.0\",\"type\":\"com.example.paid\",\"source\":\"/shop/1\",\"id\":\"A-7\"";

  @Test
  void anEventKeepsItsDataAndItsAttributes() throws IOException {
    PublishRequest event =
        read(
            "{\"data\":{ \"a\""
                + " :1.0},\"time\":\"2018-04-05T17:31:00.5+02:00\",\"comexampleextension2\":5,"
                + "\"datacontenttype\":\"application/json\","
                + REQUIRED
                + "}");
    assertThat(event.topic()).isEqualTo("com.example.paid");
    assertThat(event.payload()).asString(UTF_8).isEqualTo("{ \"a\" :1.0}");
    assertThat(event.idempotencyKey()).isEqualTo("/shop/1#A-7");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2018-04-05T15:31:00.5Z"));
    assertThat(event.metadata())
        .contains("\"source\":\"/shop/1\"", "\"comexampleextension2\":\"5\"");
  }

  @Test
  void anEventWithoutDataHasThePayloadNull() throws IOException {
    assertThat(read("{" + REQUIRED + "}").payload()).asString(UTF_8).isEqualTo("null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"data_base64\":\"AA==\"|UNSUPPORTED_MEDIA_TYPE",
        "\"data\":\"<x/>\",\"datacontenttype\":\"application/xml\"|UNSUPPORTED_MEDIA_TYPE",
        "\"Upper\":\"x\"|INVALID_REQUEST",
        "\"ext\":{}|INVALID_REQUEST",
        "\"ext\":1.5|INVALID_REQUEST",
        "\"time\":\"yesterday\"|INVALID_REQUEST"
      })
  void whatDoesNotFitIsRefused(String members, Reason reason) {
    Refused refused =
        catchThrowableOfType(Refused.class, () -> read("{" + REQUIRED + "," + members + "}"));
    assertThat(refused.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0,0.3,INVALID_REQUEST",
    "com.example.paid,'',INVALID_REQUEST",
    "A-7,'',INVALID_REQUEST",
    "/shop/1,'',INVALID_REQUEST"
  })
  void theRequiredAttributesAreChecked(String good, String bad, Reason reason) {
    String body = "{" + REQUIRED.replace('"' + good + '"', '"' + bad + '"') + "}";
    Refused refused = catchThrowableOfType(Refused.class, () -> read(body));
    assertThat(refused.reason()).isEqualTo(reason);
  }

  @Test
  void theTraceOfTheEventWinsOverTheOneOfTheRequest() throws IOException {
    String own = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    assertThat(read("{" + REQUIRED + ",\"traceparent\":\"" + own + "\"}").traceparent())
        .isEqualTo(own);
    assertThat(read("{" + REQUIRED + ",\"traceparent\":\"no\"}").traceparent()).isEqualTo("outer");
  }

  private static PublishRequest read(String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    Envelope envelope = new Envelope(1_024, null, "outer", null);
    try (JsonParser parser = Json.parser(bytes)) {
      return new StructuredCloudEvents(bytes, envelope).read(parser);
    }
  }
}
