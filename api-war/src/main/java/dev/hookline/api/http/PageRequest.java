package dev.hookline.api.http;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.id.IdKind;
import java.util.UUID;

/**
 * Which part of a list, newest first, is asked for.
 *
 * @param limit most items wanted, 1 to {@value #MAX}
 * @param before the id after which the page begins: only older ones belong to it; null for the
 *     first page
 */
public record PageRequest(int limit, UUID before) {
  static final int MAX = 1_000;
  static final int DEFAULT = 20;

  /**
   * Reads the query parameters {@code limit} and {@code cursor}; null or empty stands for absent.
   *
   * @param kind of the ids in the list: a cursor is one of them
   * @throws Refused with {@link Reason#INVALID_LIMIT} or {@link Reason#INVALID_CURSOR}
   */
  public static PageRequest of(String limit, String cursor, IdKind kind) {
    UUID before = null;
    if (cursor != null && !cursor.isEmpty()) {
      before =
          kind.parse(cursor)
              .orElseThrow(
                  () ->
                      new Refused(
                          Reason.INVALID_CURSOR, "cursor must be a next_cursor of this list"));
    }
    return new PageRequest(limit(limit), before);
  }

  /**
   * Reads {@code limit} only: of a list whose cursor is no id.
   *
   * @throws Refused with {@link Reason#INVALID_LIMIT}
   */
  public static PageRequest first(String limit) {
    return new PageRequest(limit(limit), null);
  }

  /** One more than a page holds: the surplus row tells that another page follows. */
  public int rows() {
    return limit + 1;
  }

  private static int limit(String text) {
    if (text == null || text.isEmpty()) {
      return DEFAULT;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // refused below, like a number out of range
    }
    throw new Refused(Reason.INVALID_LIMIT, "limit must be a whole number from 1 to " + MAX);
  }
}
