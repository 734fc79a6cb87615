package dev.hookline.launcher.database;

import java.util.List;

/**
 * The way back to an older schema, before it is gone.
 *
 * @param steps the migrations to undo, newest first
 * @param losses what goes with them; empty if nothing that they drop holds a row
 */
public record UndoPlan(List<Migration> steps, List<Loss> losses) {
  /**
   * Data that an undo takes.
   *
   * @param what a table, or a column as {@code table.column}
   * @param rows how many rows it holds, of a column those with a value
   */
  public record Loss(String what, long rows) {}
}
