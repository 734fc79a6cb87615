package dev.hookline.persistence.shelf;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which backups are kept: the newest ones whatever their age, those younger than some days, those
 * that are pinned, and always the last one that was verified. What was never finished goes after a
 * day.
 *
 * @param atLeast the newest finished backups that are kept whatever their age, 1 or more
 * @param atMost the most finished backups that are kept, pinned ones not counted
 * @param days how old a kept backup may be beyond the newest ones
 */
public record Retention(int atLeast, int atMost, int days) {
  private static final Duration UNFINISHED = Duration.ofDays(1);

  /** Those of the shelf that have to go, newest first. */
  public List<Shelved> expired(List<Shelved> newestFirst, Instant now) {
    Optional<Shelved> lastVerified = newestFirst.stream().filter(Shelved::verified).findFirst();
    Instant oldest = now.minus(Duration.ofDays(days));
    List<Shelved> expired = new ArrayList<>();
    int kept = 0;
    for (Shelved each : newestFirst) {
      if (!each.finished()) {
        if (each.notes().pinned() == null && each.begunAt().isBefore(now.minus(UNFINISHED))) {
          expired.add(each);
        }
      } else if (each.notes().pinned() == null) {
        boolean wanted = kept < atLeast || kept < atMost && !each.begunAt().isBefore(oldest);
        if (wanted) {
          kept++;
        } else if (!lastVerified.map(each::equals).orElse(false)) {
          expired.add(each);
        }
      }
    }
    return expired;
  }

  /** Deletes them; returns those that went. */
  public List<Shelved> apply(Shelf shelf, Instant now) throws IOException {
    List<Shelved> expired = expired(shelf.all(), now);
    for (Shelved each : expired) {
      shelf.delete(each);
    }
    return expired;
  }
}
