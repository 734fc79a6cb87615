package dev.hookline.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** A complete, checked configuration. Immutable. */
public final class Settings {
  /** System property of the server that names the file written by the launcher. */
  public static final String FILE_PROPERTY = "hookline.settings";

  private static final Set<String> ON = Set.of("1", "true", "yes", "on");
  private static final Set<String> OFF = Set.of("0", "false", "no", "off");

  private final Map<Setting, String> values;
  private final Map<Setting, Origin> origins;

  private Settings(Map<Setting, String> values, Map<Setting, Origin> origins) {
    this.values = values;
    this.origins = origins;
  }

  /**
   * Checks the given variables and fills the rest with defaults; unknown names are ignored.
   *
   * @throws InvalidSettings if any value cannot be read or is out of range; all of them are named
   *     at once
   */
  public static Settings of(Map<String, String> variables) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    Map<Setting, Origin> origins = new EnumMap<>(Setting.class);
    List<String> problems = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      String given = variables.get(setting.variable());
      String text = given == null || given.isBlank() ? setting.defaultText() : given.strip();
      String problem = problem(setting, text);
      if (problem != null) {
        problems.add(setting.variable() + " " + problem);
      }
      values.put(setting, text);
      origins.put(setting, origin(given, variables.get(Origin.beside(setting))));
    }
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    return new Settings(values, origins);
  }

  /**
   * Reads a file of {@code NAME=value} lines in {@link Properties} form, as the launcher writes it.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws InvalidSettings as {@link #of}
   */
  public static Settings read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read settings from " + file, e);
    }
    Map<String, String> variables = new HashMap<>();
    properties.forEach((name, value) -> variables.put(name.toString(), value.toString()));
    return of(variables);
  }

  /** The value as text; empty when not set and without a default. */
  public String text(Setting setting) {
    return values.get(setting);
  }

  /** The value of a {@link Kind#INTEGER}. */
  public int integer(Setting setting) {
    require(setting, Kind.INTEGER);
    return Integer.parseInt(values.get(setting));
  }

  /** The value of a {@link Kind#INTEGERS}, in order. */
  public List<Integer> integers(Setting setting) {
    require(setting, Kind.INTEGERS);
    return parts(values.get(setting)).stream().map(Integer::valueOf).toList();
  }

  /** The value of a {@link Kind#NETWORKS}. */
  public List<Network> networks(Setting setting) {
    require(setting, Kind.NETWORKS);
    String text = values.get(setting);
    return text.isEmpty() ? List.of() : parts(text).stream().map(Network::new).toList();
  }

  /** The value of a {@link Kind#HOSTS}. */
  public List<HostPort> hosts(Setting setting) {
    require(setting, Kind.HOSTS);
    String text = values.get(setting);
    return text.isEmpty() ? List.of() : parts(text).stream().map(HostPort::of).toList();
  }

  /** The value of a {@link Kind#OPTIONS}, in order. */
  public List<String> options(Setting setting) {
    require(setting, Kind.OPTIONS);
    return words(values.get(setting));
  }

  /** The value of a {@link Kind#SWITCH}. */
  public boolean on(Setting setting) {
    require(setting, Kind.SWITCH);
    return ON.contains(values.get(setting).toLowerCase(Locale.ROOT));
  }

  /** Where the value comes from. */
  public Origin origin(Setting setting) {
    return origins.get(setting);
  }

  /**
   * Every value under its variable's name, secrets included, with its origin beside it: for the
   * file handed to the server only.
   */
  public Map<String, String> toVariables() {
    Map<String, String> variables = new HashMap<>();
    values.forEach((setting, value) -> variables.put(setting.variable(), value));
    origins.forEach((setting, origin) -> variables.put(Origin.beside(setting), origin.name()));
    return variables;
  }

  private static Origin origin(String given, String named) {
    if (named != null) {
      return Origin.valueOf(named);
    }
    return given == null || given.isBlank() ? Origin.DEFAULT : Origin.ENVIRONMENT;
  }

  private static void require(Setting setting, Kind kind) {
    if (setting.form().kind() != kind) {
      throw new IllegalStateException(
          setting + " is a " + setting.form().kind() + ", not a " + kind);
    }
  }

  private static String problem(Setting setting, String text) {
    return switch (setting.form().kind()) {
      case TEXT -> null;
      case INTEGER ->
          inRange(setting, text) ? null : "must be a whole number from " + range(setting);
      case INTEGERS ->
          !parts(text).isEmpty() && parts(text).stream().allMatch(part -> inRange(setting, part))
              ? null
              : "must be whole numbers from " + range(setting) + ", separated by commas";
      case SWITCH -> {
        String word = text.toLowerCase(Locale.ROOT);
        yield ON.contains(word) || OFF.contains(word) ? null : "must be 1 or 0";
      }
      case CHOICE ->
          setting.form().choices().contains(text)
              ? null
              : "must be one of " + String.join(", ", setting.form().choices());
      case NETWORKS ->
          text.isEmpty() || parts(text).stream().allMatch(Settings::isNetwork)
              ? null
              : "must be addresses, or blocks of them such as 10.0.0.0/8, separated by commas";
      case HOSTS ->
          text.isEmpty() || parts(text).stream().allMatch(Settings::isHost)
              ? null
              : "must be hosts, each with a port or without, separated by commas";
      case OPTIONS ->
          words(text).stream().allMatch(word -> word.startsWith("-"))
              ? null
              : "must be options, each beginning with -, separated by blanks";
    };
  }

  private static String range(Setting setting) {
    return setting.form().min() + " to " + setting.form().max();
  }

  private static boolean inRange(Setting setting, String text) {
    try {
      long number = Long.parseLong(text);
      return number >= setting.form().min() && number <= setting.form().max();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isNetwork(String text) {
    try {
      return !new Network(text).text().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isHost(String text) {
    try {
      return !HostPort.of(text).host().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
  }

  private static List<String> parts(String text) {
    return List.of(text.split("\\s*,\\s*"));
  }
}
