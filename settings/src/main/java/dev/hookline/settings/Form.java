package dev.hookline.settings;

import java.util.List;

/**
 * How a setting is written and what it may be.
 *
 * @param variable name of the environment variable
 * @param kind how its text is read
 * @param defaultText what stands when the variable is absent or empty
 * @param min smallest allowed number; meaningful for {@link Kind#INTEGER} and {@link Kind#INTEGERS}
 * @param max largest allowed number; meaningful for the same
 * @param choices the allowed words of a {@link Kind#CHOICE}, else empty
 * @param secret whether the value must never be printed
 */
public record Form(
    String variable,
    Kind kind,
    String defaultText,
    long min,
    long max,
    List<String> choices,
    boolean secret) {

  static Form integer(String variable, long value, long min, long max) {
    return new Form(variable, Kind.INTEGER, Long.toString(value), min, max, List.of(), false);
  }

  static Form integers(String variable, String values, long min, long max) {
    return new Form(variable, Kind.INTEGERS, values, min, max, List.of(), false);
  }

  static Form toggle(String variable, boolean value) {
    return new Form(variable, Kind.SWITCH, Boolean.toString(value), 0, 0, List.of(), false);
  }

  static Form text(String variable, String value) {
    return new Form(variable, Kind.TEXT, value, 0, 0, List.of(), false);
  }

  static Form networks(String variable) {
    return new Form(variable, Kind.NETWORKS, "", 0, 0, List.of(), false);
  }

  static Form hosts(String variable) {
    return new Form(variable, Kind.HOSTS, "", 0, 0, List.of(), false);
  }

  static Form options(String variable) {
    return new Form(variable, Kind.OPTIONS, "", 0, 0, List.of(), false);
  }

  static Form hidden(String variable) {
    return new Form(variable, Kind.TEXT, "", 0, 0, List.of(), true);
  }

  static Form choice(String variable, String value, String... words) {
    return new Form(variable, Kind.CHOICE, value, 0, 0, List.of(words), false);
  }
}
