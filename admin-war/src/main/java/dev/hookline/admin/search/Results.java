package dev.hookline.admin.search;

import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.watch.Found;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * One page of what was found.
 *
 * @param next the query of the page that follows, or null at the end
 * @param lookedTo how far back the search looked when it stopped there, or null
 */
public record Results<T>(List<T> rows, String next, Instant lookedTo) {
  /** Rows of a page. */
  public static final int ROWS = 50;

  /** Nothing, because nothing was looked for. */
  public static <T> Results<T> none() {
    return new Results<>(List.of(), null, null);
  }

  /**
   * The page of a search that asked for one row more than a page has.
   *
   * @param query what was typed
   */
  public static <T> Results<T> of(Found<T> found, String query, Function<T, UUID> id) {
    List<T> rows = found.rows();
    if (rows.size() > ROWS) {
      List<T> page = rows.subList(0, ROWS);
      return new Results<>(page, link(query, id.apply(page.getLast())), null);
    }
    return found.lookedTo() == null
        ? new Results<>(rows, null, null)
        : new Results<>(rows, link(query, found.lookedTo()), Uuid7.instantOf(found.lookedTo()));
  }

  /** The cursor that came with the address; null if there is none that is well formed. */
  public static UUID cursor(String text) {
    try {
      return text == null || text.isBlank() ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String link(String query, UUID before) {
    return "q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&before=" + before;
  }
}
