package dev.hookline.persistence.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.fixture.TestDatabase;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryStateTest {
  private static final Pattern LITERAL = Pattern.compile("'([a-z]+)'");

  @Test
  void theDatabaseKnowsExactlyTheseWords() {
    try (TestDatabase database = TestDatabase.create()) {
      Set<String> ended =
          literals(
              database.query(
                  "select pg_get_constraintdef(oid) from pg_constraint"
                      + " where conrelid = 'deliveries'::regclass and conname like '%state%'"));
      Set<String> waiting =
          literals(database.query("select pg_get_viewdef('delivery_log'::regclass)"));
      assertThat(ended).isEqualTo(words(true));
      assertThat(waiting).isEqualTo(words(false));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStateDoesNotFollowItself(DeliveryState state) {
    assertThat(state.successors()).doesNotContain(state);
  }

  @Test
  void everyStateButTheFirstFollowsSome() {
    Set<DeliveryState> reached = EnumSet.of(DeliveryState.PENDING);
    for (DeliveryState state : DeliveryState.values()) {
      reached.addAll(state.successors());
    }
    assertThat(reached).containsExactly(DeliveryState.values());
  }

  @ParameterizedTest
  @EnumSource
  void aStateIsFoundByItsWord(DeliveryState state) {
    assertThat(DeliveryState.named(state.wireName())).contains(state);
  }

  private static Set<String> words(boolean ended) {
    return Arrays.stream(DeliveryState.values())
        .filter(state -> state.ended() == ended)
        .map(DeliveryState::wireName)
        .collect(Collectors.toSet());
  }

  private static Set<String> literals(String definition) {
    return LITERAL
        .matcher(definition)
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toSet());
  }
}
