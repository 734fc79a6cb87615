package dev.hookline.persistence.work;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some rows of a longer list, newest first.
 *
 * @param <T> what the rows are
 * @param <C> what names the place in the list
 * @param items the rows
 * @param next where the list goes on, or empty at its end
 */
public record Slice<T, C>(List<T> items, Optional<C> next) {
  public Slice {
    items = List.copyOf(items);
  }

  /**
   * Cuts rows that were asked for with one more than the limit.
   *
   * @param rows at most {@code limit + 1} rows
   * @param place names the place of a row
   */
  public static <T, C> Slice<T, C> cut(List<T> rows, int limit, Function<T, C> place) {
    if (rows.size() <= limit) {
      return new Slice<>(rows, Optional.empty());
    }
    return new Slice<>(rows.subList(0, limit), Optional.of(place.apply(rows.get(limit - 1))));
  }
}
