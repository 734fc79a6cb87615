package dev.hookline.launcher;

import dev.hookline.launcher.environment.Environment;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.settings.Setting;
import java.util.Map;
import picocli.CommandLine.Option;

/** Every verb speaks of one data directory. */
final class DataDirOption {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the server keeps everything (default: HL_DATA_DIR, else .hookline).")
  private String directory;

  Map<Setting, String> setting() {
    return directory == null ? Map.of() : Map.of(Setting.DATA_DIR, directory);
  }

  Environment environment() {
    return Environment.ofProcess().with(setting());
  }

  DataDir dataDir() {
    return environment().dataDir();
  }
}
