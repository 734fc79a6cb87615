package dev.hookline.delivery.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPatternTest {
  @ParameterizedTest
  @CsvSource({
    "a, a, true",
    "a, A, false",
    "a, a.b, false",
    "a.b, a, false",
    "*, a, true",
    "*, a.b, false",
    "a.*, a, false",
    "a.*, a.b, true",
    "a.*, a.b.c, false",
    "*.b, a.b, true",
    "#, a, true",
    "#, a.b.c, true",
    "a.#, a, true",
    "a.#, a.b.c, true",
    "a.#, ab, false",
    "#.c, c, true",
    "#.c, a.b.c, true",
    "#.c, a.b.c.d, false",
    "a.#.z, a.z, true",
    "a.#.z, a.b.c.z, true",
    "a.#.z, a.b.c, false",
    "#.*, a, true",
    "#.*.#, a, true",
    "*.#.*, a, false",
    "*.#.*, a.b, true",
    "#.b.#, a.b.c, true",
    "#.b.#.b, a.b, false",
    "#.b.#.b, b.b, true",
    "a.#.b.c, a.b.b.c, true"
  })
  void aPatternMatchesAsTheContractSays(String pattern, String topic, boolean matches) {
    assertThat(TopicPattern.parse(pattern).matches(topic)).isEqualTo(matches);
  }

  @Test
  void everyPatternAgreesWithThePlainDefinition() {
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, List.of("a", "b", "*", "#"), 5);
      String topic = text(random, List.of("a", "b"), 6);
      assertThat(TopicPattern.parse(pattern).matches(topic))
          .as("%s on %s", pattern, topic)
          .isEqualTo(plainly(List.of(pattern.split("\\.")), List.of(topic.split("\\."))))
          .isEqualTo((topic + ".").matches(TopicPattern.parse(pattern).expression()));
    }
  }

  @Test
  void aHostilePatternCostsNoTime() {
    String pattern = "#.a.#.a.#.a.#.a.#.a.#.a.#.a.#.b";
    String topic = String.join(".", Arrays.asList(new String[120]).stream().map(x -> "a").toList());
    Assertions.assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          for (int i = 0; i < 10_000; i++) {
            assertThat(TopicPattern.parse(pattern).matches(topic)).isFalse();
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a.",
        ".a",
        "a..b",
        "**",
        "a*",
        "#a",
        "a b",
        "a/b",
        "é",
        "a\n",
        "#.#.#.#.#.#.#.#.#"
      })
  void whatIsNoPatternIsRefused(String text) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> TopicPattern.parse(text))
        .matches(refused -> refused.reason() == Reason.INVALID_PATTERN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a b", "*", "#", "é", "a\n", "a\0"})
  void whatIsNoTopicIsRefused(String text) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> Topics.check(text))
        .matches(refused -> refused.reason() == Reason.INVALID_TOPIC);
  }

  private static String text(Random random, List<String> segments, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest); i >= 0; i--) {
      text.append(segments.get(random.nextInt(segments.size()))).append(i == 0 ? "" : ".");
    }
    return text.toString();
  }

  private static boolean plainly(List<String> pattern, List<String> topic) {
    if (pattern.isEmpty()) {
      return topic.isEmpty();
    }
    List<String> rest = pattern.subList(1, pattern.size());
    if (pattern.getFirst().equals("#")) {
      return plainly(rest, topic)
          || !topic.isEmpty() && plainly(pattern, topic.subList(1, topic.size()));
    }
    return !topic.isEmpty()
        && (pattern.getFirst().equals("*") || pattern.getFirst().equals(topic.getFirst()))
        && plainly(rest, topic.subList(1, topic.size()));
  }
}
