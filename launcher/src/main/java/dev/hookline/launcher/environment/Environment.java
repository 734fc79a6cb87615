package dev.hookline.launcher.environment;

import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.Keys;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.launcher.state.TokenKey;
import dev.hookline.settings.Origin;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables given to this process, and what follows from them. */
public final class Environment {
  /** Read by the launcher itself; everything else the server knows is a {@link Setting}. */
  public static final String HOME = "HL_HOME";

  /** What is made at first start if it is not given. */
  private static final Set<Setting> MADE =
      EnumSet.of(Setting.API_KEY, Setting.ADMIN_KEY, Setting.REPLAY_SECRET);

  private static final Pattern LINE = Pattern.compile("\\s*([A-Z][A-Z0-9_]*)=\\s*(.*?)\\s*");

  private final Map<String, String> variables;

  private Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The environment of this process. */
  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  static Environment of(Map<String, String> variables) {
    return new Environment(variables);
  }

  /** The same with some values replaced, as a command line does. */
  public Environment with(Map<Setting, String> given) {
    Map<String, String> merged = new HashMap<>(variables);
    given.forEach(
        (setting, value) -> {
          merged.put(setting.variable(), value);
          merged.put(Origin.beside(setting), Origin.COMMAND_LINE.name());
        });
    return new Environment(merged);
  }

  /**
   * The same for a release of this version: the settings that it brings stand where none was given.
   *
   * @param config lines {@code NAME=value}; need not exist
   */
  public Environment ofRelease(String version, Path config) {
    Map<String, String> merged = new HashMap<>(variables);
    Map<String, String> brought = lines(config);
    brought.put(Setting.RELEASE.variable(), version);
    merged.remove(Setting.RELEASE.variable());
    for (Setting setting : Setting.values()) {
      String value = brought.get(setting.variable());
      if (value != null && merged.getOrDefault(setting.variable(), "").isBlank()) {
        merged.put(setting.variable(), value);
        merged.put(Origin.beside(setting), Origin.RELEASE.name());
      }
    }
    return new Environment(merged);
  }

  /**
   * The lines {@code NAME=value} of a file; none if it does not exist.
   *
   * @throws NotPossible if a line is something else
   */
  public static Map<String, String> lines(Path file) {
    Map<String, String> values = new HashMap<>();
    if (!Files.isRegularFile(file)) {
      return values;
    }
    try {
      for (String line : Files.readAllLines(file)) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          values.put(matcher.group(1), matcher.group(2));
        } else if (!line.isBlank() && !line.strip().startsWith("#")) {
          throw new NotPossible(file + " holds a line that is not NAME=value");
        }
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The same with what the data directory completes; what was given keeps its origin. */
  private Environment completed(Map<Setting, String> values) {
    Map<String, String> merged = new HashMap<>(variables);
    values.forEach(
        (setting, value) -> {
          merged.put(setting.variable(), value);
          if (!isGiven(setting)) {
            merged.put(Origin.beside(setting), Origin.DATA_DIRECTORY.name());
          }
        });
    return new Environment(merged);
  }

  /** The same with a default of its own for a setting that is not given. */
  public Environment withDefault(Setting setting, String value) {
    return isGiven(setting) ? this : with(Map.of(setting, value));
  }

  public boolean isGiven(Setting setting) {
    return !variables.getOrDefault(setting.variable(), "").isBlank();
  }

  /** The text given for a setting, unchecked; empty if there is none. */
  public String value(Setting setting) {
    return variables.getOrDefault(setting.variable(), "").strip();
  }

  /** Where the data directory is, known before anything else is checked. */
  public DataDir dataDir() {
    String given = variables.getOrDefault(Setting.DATA_DIR.variable(), "");
    return DataDir.at(Path.of(given.isBlank() ? Setting.DATA_DIR.defaultText() : given.strip()));
  }

  /** The directory with the server, the application and the driver, if it is not the usual one. */
  public String home() {
    return variables.getOrDefault(HOME, "");
  }

  public String searchPath() {
    return variables.getOrDefault("PATH", "");
  }

  /** Where programs keep what they can make again. */
  public Path cache() {
    String given = variables.getOrDefault("XDG_CACHE_HOME", "");
    Path base =
        given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
    return base.resolve("hookline");
  }

  /** Where backups are kept, absolute. */
  public Path backups() {
    String directory = value(Setting.BACKUP_DIR);
    return directory.isEmpty() ? dataDir().backups() : Path.of(directory).toAbsolutePath();
  }

  /** Everything checked, without making keys: for looking only. */
  public Settings settings() {
    return Settings.of(variables);
  }

  /** Everything checked, with keys made and paths made absolute: for a server. */
  public Settings serverSettings(DataDir dataDir) {
    Settings given = settings();
    Map<Setting, String> complete = new HashMap<>();
    complete.put(Setting.DATA_DIR, dataDir.root().toString());
    complete.put(Setting.BACKUP_DIR, backups().toString());
    complete.put(Setting.KEY_FILE, keyFile(given, dataDir).toString());
    complete.put(Setting.TOKEN_KEY_FILE, tokenKeyFile(given, dataDir).toString());
    for (Setting file : List.of(Setting.JWT_PUBLIC_KEY_FILE, Setting.CA_FILE)) {
      if (!given.text(file).isEmpty()) {
        complete.put(file, Path.of(given.text(file)).toAbsolutePath().toString());
      }
    }
    Map<String, String> keys = new HashMap<>();
    for (Setting key : MADE) {
      keys.put(key.variable(), given.text(key));
    }
    Map<String, String> known = Keys.named(dataDir.keysFile(), keys, Environment::made);
    for (Setting key : MADE) {
      complete.put(key, known.get(key.variable()));
    }
    return completed(complete).settings();
  }

  private static Path tokenKeyFile(Settings given, DataDir dataDir) {
    String file = given.text(Setting.TOKEN_KEY_FILE);
    if (!file.isBlank()) {
      return Path.of(file).toAbsolutePath();
    }
    TokenKey.make(dataDir);
    return dataDir.tokenPublicKey();
  }

  private static String made(String name) {
    return name.equals(Setting.REPLAY_SECRET.variable()) ? Keys.signingSecret() : Keys.apiKey();
  }

  private static Path keyFile(Settings given, DataDir dataDir) {
    String file = given.text(Setting.KEY_FILE);
    if (!file.isBlank()) {
      return Path.of(file).toAbsolutePath();
    }
    Keys.makeSecretKeys(dataDir.secretKeys());
    return dataDir.secretKeys();
  }
}
