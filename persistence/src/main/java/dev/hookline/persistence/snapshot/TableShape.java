package dev.hookline.persistence.snapshot;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table or one partition.
 *
 * @param columns without generated ones, in their order
 * @param pages of its heap
 * @param bytes with what is stored out of line
 */
record TableShape(String name, List<String> columns, long pages, long bytes) {
  String quotedName() {
    return quoted(name);
  }

  String columnList() {
    return columns.stream().map(TableShape::quoted).collect(Collectors.joining(", "));
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
