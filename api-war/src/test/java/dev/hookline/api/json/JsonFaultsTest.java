package dev.hookline.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFaultsTest {
  record Order(String firstName, Integer size, Boolean paid, List<Order> parts) {}

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"size\":1,\"size\":2}", "{\"size\":01}", "{}x", "{'size':1}"})
  void textThatIsNotStrictJsonIsMalformed(String text) {
    assertThat(refusal(text).reason()).isEqualTo(Reason.MALFORMED_JSON);
  }

  @Test
  void aDuplicateInANestedObjectIsMalformedToo() {
    assertThat(refusal("{\"parts\":[{\"size\":1,\"size\":2}]}").reason())
        .isEqualTo(Reason.MALFORMED_JSON);
  }

  @Test
  void tooDeepIsMalformed() {
    assertThat(refusal("{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}").reason())
        .isEqualTo(Reason.MALFORMED_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"size\":\"1\"}", "{\"size\":1.5}", "{\"size\":true}", "{\"size\":{}}"})
  void aWrongTypeNamesTheMember(String text) {
    Refused refused = refusal(text);
    assertThat(refused.reason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(refused).hasMessageStartingWith("size ");
  }

  @Test
  void theNameIsTheOneOnTheWire() {
    assertThat(refusal("{\"parts\":[{\"first_name\":1}]}"))
        .hasMessageStartingWith("parts.[0].first_name ");
  }

  @Test
  void aDocumentOfAnotherTypeIsInvalid() {
    assertThat(refusal("[]").reason()).isEqualTo(Reason.INVALID_REQUEST);
  }

  private static Refused refusal(String text) {
    return JsonFaults.refusal(
        catchThrowableOfType(
            JsonProcessingException.class, () -> Json.mapper().readValue(text, Order.class)));
  }
}
