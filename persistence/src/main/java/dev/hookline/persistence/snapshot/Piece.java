package dev.hookline.persistence.snapshot;

import java.util.ArrayList;
import java.util.List;

/**
 * A range of a table's pages: what becomes one chunk.
 *
 * @param number counts from 1 over all tables
 * @param from the first page
 * @param to the page after the last one, or null: everything from the first one on
 */
public record Piece(int number, String table, long from, Long to) {
  /** Bytes of a table, on its pages and out of line, that one piece is made of. */
  static final long BYTES = 64L << 20;

  static List<Piece> of(List<TableShape> tables, long bytes) {
    List<Piece> pieces = new ArrayList<>();
    for (TableShape table : tables) {
      long count = Math.max(1, Math.min(table.pages(), table.bytes() / bytes));
      for (long i = 0; i < count; i++) {
        long from = table.pages() * i / count;
        Long to = i == count - 1 ? null : table.pages() * (i + 1) / count;
        pieces.add(new Piece(pieces.size() + 1, table.name(), from, to));
      }
    }
    return pieces;
  }
}
