package dev.hookline.persistence.watch;

import java.util.List;
import java.util.UUID;

/**
 * A page of a search.
 *
 * @param rows the newest first
 * @param lookedTo the id up to which was looked, when the search stopped before the end; null if
 *     there is nothing older, or the page is full
 */
public record Found<T>(List<T> rows, UUID lookedTo) {}
