package dev.hookline.tests.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the scripts of this checkout against the server of a stage. */
public final class Shell {
  private final Stage stage;
  private final Path directory;

  /**
   * @param directory where what the scripts need is put
   */
  public Shell(Stage stage, Path directory) {
    this.stage = stage;
    this.directory = directory;
  }

  /** Runs a script with its arguments; it is told where the server is. */
  public Command.Ended run(String script, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(SourceTree.ROOT.resolve("scripts").resolve(script).toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("--data-dir", stage.server().dataDir().toString(), "--hl", hl().toString()));
    return Command.run(directory, command, Map.of());
  }

  /** Runs a verb of the launcher on the server's data directory. */
  public Command.Ended hl(String... words) {
    List<String> command = new ArrayList<>(List.of(hl().toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--data-dir", stage.server().dataDir().toString()));
    return Command.run(directory, command, Map.of());
  }

  /** The launcher as it was compiled for this test: scripts/hl would build it first. */
  public Path hl() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String text =
        """
        #!/bin/sh
        main=dev.hookline.launcher.Main
        if [ "$1" = receive ]; then main=dev.hookline.bench.Main; fi
        exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' "$main" "$@"
        """
            .formatted(java, System.getProperty("java.class.path"));
    try {
      Path file = directory.resolve("hl");
      Files.writeString(file, text);
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
