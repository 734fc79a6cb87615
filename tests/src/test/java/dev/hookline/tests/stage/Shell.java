package dev.hookline.tests.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the scripts of this checkout against the server of a stage. */
public final class Shell {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_MINUTES = 5;

  private final Stage stage;
  private final Path directory;

  /**
   * @param directory where what the scripts need is put
   */
  public Shell(Stage stage, Path directory) {
    this.stage = stage;
    this.directory = directory;
  }

  /** How a script ended. */
  public record Ended(int code, String output, String errors) {
    public JsonNode json() {
      try {
        return JSON.readTree(output);
      } catch (IOException e) {
        throw new AssertionError(code + ": " + output + errors, e);
      }
    }
  }

  /** Runs a script with its arguments; it is told where the server is. */
  public Ended run(String script, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(SourceTree.ROOT.resolve("scripts").resolve(script).toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("--data-dir", stage.server().dataDir().toString(), "--hl", hl().toString()));
    return ended(command);
  }

  /** Runs a verb of the launcher on the server's data directory. */
  public Ended hl(String... words) {
    List<String> command = new ArrayList<>(List.of(hl().toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--data-dir", stage.server().dataDir().toString()));
    return ended(command);
  }

  private Ended ended(List<String> command) {
    try {
      Path output = Files.createTempFile(directory, "output", ".txt");
      Path errors = Files.createTempFile(directory, "errors", ".txt");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(command + " did not end: " + Files.readString(errors));
      }
      return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The launcher as it was compiled for this test: scripts/hl would build it first. */
  private Path hl() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String text =
        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' dev.hookline.launcher.Main \"$@\"\n"
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
