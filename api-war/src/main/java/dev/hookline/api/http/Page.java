package dev.hookline.api.http;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list, newest first.
 *
 * @param items at most as many as the request's limit
 * @param count how many items this page holds
 * @param nextCursor give it as {@code cursor} for the next page; null on the last page
 * @param cursor the same value under its short name
 */
public record Page<T>(
    List<T> items,
    int count,
    @Schema(nullable = true) String nextCursor,
    @Schema(nullable = true) String cursor) {
  /**
   * Makes a page of the rows found.
   *
   * @param rows at most {@link PageRequest#rows()} of them, newest first
   * @param id the wire form of an item's id
   */
  public static <R, T> Page<T> of(
      PageRequest request, List<R> rows, Function<R, T> item, Function<T, String> id) {
    boolean more = rows.size() > request.limit();
    List<T> items = rows.stream().limit(request.limit()).map(item).toList();
    String next = more ? id.apply(items.getLast()) : null;
    return new Page<>(items, items.size(), next, next);
  }
}
