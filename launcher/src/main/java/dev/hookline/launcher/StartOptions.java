package dev.hookline.launcher;

import dev.hookline.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a start may be told beyond the environment. Immutable: every {@code with} gives a copy.
 *
 * @param settings win over the environment; {@code HL_PORT} 0 takes a free port
 * @param restartServer whether a server that died is started again
 * @param readyPath answers 200 once the server is ready
 * @param readyWithin how long that may take
 * @param progress takes one line for every step
 */
public record StartOptions(
    Map<Setting, String> settings,
    boolean restartServer,
    String readyPath,
    Duration readyWithin,
    Consumer<String> progress) {

  public StartOptions {
    settings = Map.copyOf(settings);
  }

  /** The data directory and the port of the environment, or their defaults. */
  public static StartOptions ofEnvironment() {
    return new StartOptions(Map.of(), true, "/readyz", Duration.ofMinutes(3), line -> {});
  }

  /** A server of its own for a test: this directory, a free port, private targets allowed. */
  public static StartOptions forTest(Path dataDir) {
    return ofEnvironment()
        .with(Setting.DATA_DIR, dataDir.toString())
        .with(Setting.PORT, "0")
        .with(Setting.ALLOW_PRIVATE_TARGETS, "1");
  }

  public StartOptions with(Setting setting, String value) {
    Map<Setting, String> more = new HashMap<>(settings);
    more.put(setting, value);
    return new StartOptions(more, restartServer, readyPath, readyWithin, progress);
  }

  /** A server that dies stays dead until {@link HookLine#startServerAgain()}. */
  public StartOptions withoutRestart() {
    return new StartOptions(settings, false, readyPath, readyWithin, progress);
  }

  public StartOptions withReadyPath(String path) {
    return new StartOptions(settings, restartServer, path, readyWithin, progress);
  }

  public StartOptions withProgress(Consumer<String> lines) {
    return new StartOptions(settings, restartServer, readyPath, readyWithin, lines);
  }
}
