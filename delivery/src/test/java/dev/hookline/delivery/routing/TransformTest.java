package dev.hookline.delivery.routing;

import static dev.hookline.delivery.routing.FilterTest.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransformTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"rename_field":{"from":"payload.a","to":"payload.b"}}   | {"a":1,"c":2} | {"c":2,"b":1}
          {"rename_field":{"from":"payload.a","to":"payload.x.y"}} | {"a":1}       | {"x":{"y":1}}
          {"rename_field":{"from":"payload.a.b","to":"payload.a"}} | {"a":{"b":1}} | {"a":1}
          {"rename_field":{"from":"payload.z","to":"payload.b"}}   | {"a":1}       | {"a":1}
          {"rename_field":{"from":"payload.a","to":"payload.b.c"}} | {"a":1,"b":2} | {"a":1,"b":2}
          {"rename_field":{"from":"payload.a","to":"payload.ab"}}  | {"a":1}       | {"ab":1}
          {"remove_field":"payload.a"}                             | {"a":1,"b":2} | {"b":2}
          {"remove_field":{"path":"payload.a.b"}}                  | {"a":{"b":1}} | {"a":{}}
          {"remove_field":"payload.0"}                             | [1]           | [1]
          {"add_field":{"path":"payload.a","value":9}}             | {"a":1}       | {"a":1}
          {"add_field":{"path":"payload.b","value":9}}             | {"a":1}       | {"a":1,"b":9}
          {"set_field":{"path":"payload.a","value":null}}          | {"a":1}       | {"a":null}
          {"set_field":{"path":"payload.a.b","value":1}}           | {"a":1}       | {"a":1}
          {"set_field":{"path":"payload.l.0.x","value":1}}         | {"l":[{}]}    | {"l":[{"x":1}]}
          {"set_field":{"path":"payload.a","value":0.10}}          | {}            | {"a":0.10}
          {"set_field":{"path":"payload.a","value":1}}             | [1]           | [1]
          {"set_field":{"path":"payload.a","value":1}}             | 7             | 7
          """)
  void aStepChangesWhatItNamesAndNothingElse(String transform, String payload, String changed) {
    JsonNode before = json(payload);
    assertThat(Transform.parse(json(transform)).apply(before).toString()).isEqualTo(changed);
    assertThat(before.toString()).as("the original").isEqualTo(payload);
  }

  @Test
  void stepsFollowEachOther() {
    String steps =
        "[{\"set_field\":{\"path\":\"a\",\"value\":1}},"
            + "{\"rename_field\":{\"from\":\"a\",\"to\":\"b\"}}]";
    assertThat(Transform.parse(json(steps)).apply(json("{}")).toString()).isEqualTo("{\"b\":1}");
  }

  @Test
  void twoDeliveriesNeverShareAValue() {
    Transform transform =
        Transform.parse(json("{\"set_field\":{\"path\":\"a\",\"value\":{\"n\":1}}}"));
    JsonNode one = transform.apply(json("{}"));
    assertThat(transform.apply(json("{}")).get("a")).isNotSameAs(one.get("a"));
  }

  @Test
  void aPayloadWithoutATreeIsSentAsItIs() {
    byte[] payload = "{\"a\":1e999999999999}".getBytes(StandardCharsets.UTF_8);
    PayloadView view = new PayloadView(payload, null);
    assertThat(view.tree().isMissingNode()).isTrue();
    assertThat(view.transformed(Transform.parse(json("{\"remove_field\":\"a\"}")))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "1",
        "null",
        "[1]",
        "[{}]",
        "{\"explode\":\"a\"}",
        "{\"remove_field\":7}",
        "{\"remove_field\":\"payload\"}",
        "{\"remove_field\":null}",
        "{\"set_field\":{\"path\":\"a\"}}",
        "{\"set_field\":\"a\"}",
        "{\"rename_field\":{\"from\":\"a\"}}",
        "{\"rename_field\":\"a\"}",
        "{\"rename_field\":{\"from\":\"a\",\"to\":\"a.b\"}}"
      })
  void whatIsNoTransformIsRefused(String transform) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> Transform.parse(json(transform)))
        .matches(refused -> refused.reason() == Reason.INVALID_TRANSFORM);
  }
}
