package dev.hookline.delivery.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"eq":"payload.a","value":1}            | {"a":1}            | true
          {"eq":"payload.a","value":1}            | {"a":1.0}          | true
          {"eq":"payload.a","value":1}            | {"a":"1"}          | false
          {"eq":"payload.a","value":1}            | {}                 | false
          {"eq":"a","value":1}                    | {"a":1}            | true
          {"eq":"payload.a","value":null}         | {"a":null}         | true
          {"eq":"payload.a","value":null}         | {}                 | false
          {"eq":"payload.a","value":{"b":[1]}}    | {"a":{"b":[1]}}    | true
          {"neq":"payload.a","value":1}           | {}                 | true
          {"neq":"payload.a","value":1}           | {"a":1}            | false
          {"gt":"payload.a","value":1}            | {"a":1.0000000001} | true
          {"gt":"payload.a","value":"a"}          | {"a":"b"}          | true
          {"gt":"payload.a","value":1}            | {"a":"2"}          | false
          {"gte":"payload.a","value":1e400}       | {"a":1e400}        | true
          {"lt":"payload.a","value":1e400}        | {"a":7}            | true
          {"lte":"payload.a","value":0.1}         | {"a":0.1}          | true
          {"lt":"payload.a","value":0}            | {"a":-1e999999}    | true
          {"contains":"payload.a","value":"b"}    | {"a":"abc"}        | true
          {"contains":"payload.a","value":2}      | {"a":[1,2.0]}      | true
          {"contains":"payload.a","value":"b"}    | {"a":{"b":1}}      | false
          {"eq":"payload.a.1.b","value":7}        | {"a":[0,{"b":7}]}  | true
          {"eq":"payload.a.9","value":7}          | {"a":[0]}          | false
          {"eq":"payload.a.1","value":7}          | {"a":{"1":7}}      | true
          {"eq":"payload","value":7}              | 7                  | true
          {"eq":"payload.a","value":1}            | [1]                | false
          {"not":{"eq":"payload.a","value":1}}    | {"a":2}            | true
          {"and":[{"eq":"a","value":1},{"eq":"b","value":2}]} | {"a":1,"b":2} | true
          {"and":[{"eq":"a","value":1},{"eq":"b","value":2}]} | {"a":1}       | false
          {"or":[{"eq":"a","value":1},{"eq":"b","value":2}]}  | {"b":2}       | true
          """)
  void aConditionHoldsAsTheContractSays(String filter, String payload, boolean passes) {
    assertThat(Filter.parse(json(filter)).test(json(payload))).isEqualTo(passes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "1",
        "null",
        "\"eq\"",
        "{\"like\":\"a\",\"value\":1}",
        "{\"eq\":\"a\"}",
        "{\"eq\":7,\"value\":1}",
        "{\"eq\":\"\",\"value\":1}",
        "{\"eq\":\"payload.\",\"value\":1}",
        "{\"eq\":\"a..b\",\"value\":1}",
        "{\"eq\":\"a\",\"gt\":\"b\",\"value\":1}",
        "{\"value\":1}",
        "{\"and\":[]}",
        "{\"and\":{}}",
        "{\"or\":[1]}",
        "{\"not\":[]}",
        "{\"not\":null}"
      })
  void whatIsNoConditionIsRefused(String filter) {
    assertRefused(filter);
  }

  @Test
  void depthAndSizeAreLimited() {
    String condition = "{\"eq\":\"a\",\"value\":1}";
    Filter.parse(json("{\"not\":".repeat(15) + condition + "}".repeat(15)));
    assertRefused("{\"not\":".repeat(16) + condition + "}".repeat(16));
    Filter.parse(json("{\"or\":[" + (condition + ",").repeat(98) + condition + "]}"));
    assertRefused("{\"or\":[" + (condition + ",").repeat(99) + condition + "]}");
  }

  private static void assertRefused(String filter) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> Filter.parse(json(filter)))
        .matches(refused -> refused.reason() == Reason.INVALID_FILTER);
  }

  static JsonNode json(String text) {
    try {
      return ExactJson.read(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
