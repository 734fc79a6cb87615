package dev.hookline.api.contract;

import java.util.Map;

/** Java types that are a single JSON value. */
final class SimpleTypes {
  private static final Map<Class<?>, String> NAMES =
      Map.of(
          String.class, "string",
          int.class, "integer",
          Integer.class, "integer",
          long.class, "integer",
          Long.class, "integer",
          boolean.class, "boolean",
          Boolean.class, "boolean",
          double.class, "number",
          Double.class, "number");

  private SimpleTypes() {}

  /** The JSON type, or null if the type is an object. */
  static String nameOf(Class<?> type) {
    return NAMES.get(type);
  }

  /** Whether the type stands for a number or flag that may be absent. */
  static boolean isBoxed(Class<?> type) {
    return type != String.class && !type.isPrimitive() && NAMES.containsKey(type);
  }
}
