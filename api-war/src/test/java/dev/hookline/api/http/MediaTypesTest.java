package dev.hookline.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=UTF-8",
        "application/json;charset=\"utf-8\"",
        "application/vnd.shop+json"
      })
  void jsonInUtf8IsJson(String type) {
    assertThat(MediaTypes.isJson(type)).isTrue();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        ";",
        "text/plain",
        "application/jsonx",
        "application/json;charset=latin1",
        "text/json/x"
      })
  void nothingElseIs(String type) {
    assertThat(MediaTypes.isJson(type)).isFalse();
  }
}
