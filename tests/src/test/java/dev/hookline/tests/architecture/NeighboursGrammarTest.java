package dev.hookline.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighboursGrammarTest {
  @Test
  void namesMayBeShortOrFullAndBrokenOverLines() {
    var declared =
        Neighbours.parse(
            """
            /**
             * Things.
             *
             * <p>Permitted neighbours: settings, dev.hookline.persistence.id,
             * delivery.*.
             */
            package dev.hookline.things;
            """);
    assertThat(declared).isPresent();
    assertThat(declared.get().names())
        .containsExactly(
            "dev.hookline.settings", "dev.hookline.persistence.id", "dev.hookline.delivery.*");
  }

  @Test
  void noneMeansNobody() {
    assertThat(parse("none.").names()).isEmpty();
  }

  @Test
  void aNameIsNotAPrefixButAStarIs() {
    assertThat(parse("delivery.").permits("dev.hookline.delivery.retry")).isFalse();
    assertThat(parse("delivery.*.").permits("dev.hookline.delivery.retry")).isTrue();
    assertThat(parse("delivery.*.").permits("dev.hookline.delivery")).isTrue();
    assertThat(parse("delivery.*.").permits("dev.hookline.deliverymen")).isFalse();
  }

  @Test
  void whatIsDeclaredAndUsedByNothingIsIdle() {
    assertThat(parse("settings, delivery.*.").idle(Set.of("dev.hookline.delivery.retry")))
        .isEqualTo(List.of("dev.hookline.settings"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "everything in delivery, settings.",
        "settings and delivery.",
        "settings,delivery.",
        "settings",
        "*.",
        "None."
      })
  void proseIsNoDeclaration(String text) {
    assertThat(Neighbours.parse(" * <p>Permitted neighbours: " + text + "\n */")).isEmpty();
  }

  private static Neighbours parse(String names) {
    return Neighbours.parse(" * <p>Permitted neighbours: " + names + "\n */").orElseThrow();
  }
}
