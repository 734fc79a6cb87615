package dev.hookline.persistence.ledger;

import dev.hookline.persistence.id.Uuid7;
import java.util.UUID;

/**
 * Which rows of a history are asked for.
 *
 * @param from Unix milliseconds of the first moment, or null for the beginning
 * @param to Unix milliseconds of the end, not included, or null for now
 * @param before the id after which a page begins: only older ones; null for the first page
 * @param rows most rows
 */
public record Span(Long from, Long to, UUID before, int rows) {
  /** Everything, as far as the rows go. */
  public static Span of(UUID before, int rows) {
    return new Span(null, null, before, rows);
  }

  Query bound(Query query, String idColumn) {
    return query
        .and(idColumn + " >= ?", floor(from))
        .and(idColumn + " < ?", floor(to))
        .and(idColumn + " < ?", before)
        .newestFirst(idColumn, rows);
  }

  private static UUID floor(Long millis) {
    return millis == null ? null : Uuid7.floorOf(millis);
  }
}
