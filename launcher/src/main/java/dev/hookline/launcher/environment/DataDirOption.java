package dev.hookline.launcher.environment;

import dev.hookline.launcher.state.DataDir;
import dev.hookline.settings.Setting;
import java.util.Map;
import picocli.CommandLine.Option;

/** Every verb speaks of one data directory. */
public final class DataDirOption {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the server keeps everything (default: HL_DATA_DIR, else .hookline).")
  private String directory;

  /** What the option sets; empty if it is not given. */
  public Map<Setting, String> setting() {
    return directory == null ? Map.of() : Map.of(Setting.DATA_DIR, directory);
  }

  /** The environment with the option on top. */
  public Environment environment() {
    return Environment.ofProcess().with(setting());
  }

  /** The directory the verb is about. */
  public DataDir dataDir() {
    return environment().dataDir();
  }
}
