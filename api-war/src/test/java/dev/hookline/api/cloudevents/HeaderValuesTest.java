package dev.hookline.api.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderValuesTest {
  @Test
  void theExamplesOfTheSpecificationDecode() {
    assertThat(HeaderValues.decode("Euro%20%E2%82%AC%20%F0%9F%98%80"))
        .isEqualTo("Euro \u20ac \ud83d\ude00");
    assertThat(HeaderValues.decode("%22quoted%22%20100%25")).isEqualTo("\"quoted\" 100%");
    assertThat(HeaderValues.decode("%2525")).isEqualTo("%25");
    assertThat(HeaderValues.decode("%41%e2%82%ac")).isEqualTo("A\u20ac");
  }

  @Test
  void aQuotedStringIsUnquotedFirst() {
    assertThat(HeaderValues.decode("\"a \\\"b\\\" \\\\ %41\"")).isEqualTo("a \"b\" \\ A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "%c0%80", "%ed%a0%80", "%ff", "\u00ff", "\u20ac"})
  void whatIsNotPercentEncodedUtf8IsRefused(String value) {
    assertThatExceptionOfType(Refused.class).isThrownBy(() -> HeaderValues.decode(value));
  }
}
