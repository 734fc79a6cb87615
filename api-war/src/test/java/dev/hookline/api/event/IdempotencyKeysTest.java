package dev.hookline.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeysTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"8e03978e\",8e03978e",
        "8e03978e,8e03978e",
        "\"a\\\"b\\\\c\",a\"b\\c",
        "a\"b,a\"b",
        "\"a b\",a b"
      })
  void aKeyMayBeQuotedOrBare(String header, String key) {
    assertThat(IdempotencyKeys.ofHeader(header)).isEqualTo(key);
    assertThat(IdempotencyKeys.ofHeader("  " + header + ' ')).isEqualTo(key);
  }

  @Test
  void anAbsentHeaderIsNoKey() {
    assertThat(IdempotencyKeys.ofHeader(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\"",
        "\"\"",
        "\"a",
        "\"a\\",
        "\"a\\x\"",
        "\"a\\\"",
        "\"a\"b",
        "\"a\";p=1",
        "\u00e9",
        "a\tb"
      })
  void whatIsNoStringIsRefused(String header) {
    assertThatExceptionOfType(Refused.class).isThrownBy(() -> IdempotencyKeys.ofHeader(header));
  }

  @Test
  void theLongestKeyHas255Characters() {
    assertThat(IdempotencyKeys.ofHeader("k".repeat(255))).hasSize(255);
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> IdempotencyKeys.ofHeader("k".repeat(256)));
  }
}
