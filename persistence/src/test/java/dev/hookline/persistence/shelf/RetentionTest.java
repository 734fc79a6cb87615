package dev.hookline.persistence.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.backup.BackupFolder;
import dev.hookline.persistence.backup.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Retention RULE = new Retention(2, 4, 30);

  @Test
  void theNewestAreKeptWhateverTheirAge() {
    assertThat(expired(aged("a", 100), aged("b", 200), aged("c", 300))).containsExactly("c");
  }

  @Test
  void noMoreAreKeptThanWanted() {
    assertThat(expired(aged("a", 1), aged("b", 2), aged("c", 3), aged("d", 4), aged("e", 5)))
        .containsExactly("e");
  }

  @Test
  void aPinnedOneStaysAndTakesNobodysPlace() {
    assertThat(expired(aged("a", 1), pinned("b", 90), aged("c", 95), aged("d", 99)))
        .containsExactly("d");
  }

  @Test
  void theLastVerifiedOneIsNeverDeleted() {
    assertThat(expired(aged("a", 40), aged("b", 41), verified("c", 50), verified("d", 60)))
        .containsExactly("d");
  }

  @Test
  void oneThatWasFoundDamagedIsNoVerifiedOne() {
    Shelved damaged =
        shelved("c", 50, true, new Shelved.Notes(NOW.minusSeconds(9), null, false, null));
    assertThat(expired(aged("a", 40), aged("b", 41), damaged)).containsExactly("c");
  }

  @Test
  void whatWasNeverFinishedGoesAfterADay() {
    assertThat(expired(unfinished("a", 0), unfinished("b", 2))).containsExactly("b");
  }

  private static List<String> expired(Shelved... newestFirst) {
    return RULE.expired(Arrays.asList(newestFirst), NOW).stream().map(Shelved::name).toList();
  }

  private static Shelved aged(String name, int days) {
    return shelved(name, days, true, new Shelved.Notes(null, null, false, null));
  }

  private static Shelved pinned(String name, int days) {
    return shelved(name, days, true, new Shelved.Notes(null, null, false, "before the move"));
  }

  private static Shelved verified(String name, int days) {
    return shelved(name, days, true, new Shelved.Notes(NOW.minusSeconds(9), null, true, null));
  }

  private static Shelved unfinished(String name, int days) {
    return shelved(name, days, false, new Shelved.Notes(null, null, false, null));
  }

  private static Shelved shelved(String name, int days, boolean finished, Shelved.Notes notes) {
    Manifest says = new Manifest("", name, "", 1, null, 0, 0, "", List.of(), List.of(), List.of());
    return new Shelved(
        name,
        NOW.minus(Duration.ofDays(days)),
        new BackupFolder(Path.of(name)),
        notes,
        finished ? Optional.of(says) : Optional.empty());
  }
}
