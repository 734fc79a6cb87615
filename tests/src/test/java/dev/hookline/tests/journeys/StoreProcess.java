package dev.hookline.tests.journeys;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Verbs of {@code scripts/hl store snapshot} as processes that can be killed at a stage. */
final class StoreProcess {
  private final Path dataDir;
  private final Path output;

  /**
   * @param directory where what they print is put
   */
  StoreProcess(Path dataDir, Path directory) {
    this.dataDir = dataDir;
    this.output = directory.resolve("output.json");
  }

  /**
   * How a verb ended.
   *
   * @param stages that it said it had begun
   */
  record Ended(int code, List<String> stages, String output, String errors) {}

  Ended run(String... words) throws Exception {
    return killedAfter(null, 0, words);
  }

  /** Kills it so many milliseconds after the stage began, unless it ends before. */
  Ended killedAfter(String stage, int millis, String... words) throws Exception {
    Process process = new ProcessBuilder(command(words)).redirectOutput(output.toFile()).start();
    process.getOutputStream().close();
    List<String> lines = new ArrayList<>();
    try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = errors.readLine(); line != null; line = errors.readLine()) {
        lines.add(line);
        if (line.equals("> " + stage)) {
          process.waitFor(millis, TimeUnit.MILLISECONDS);
          process.destroyForcibly();
        }
      }
    } catch (IOException e) {
      // what a killed process had still to say is lost
    }
    int code = process.waitFor();
    List<String> stages =
        lines.stream()
            .filter(line -> line.startsWith("> "))
            .map(line -> line.substring(2))
            .toList();
    return new Ended(code, stages, Files.readString(output), String.join("\n", lines));
  }

  private List<String> command(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.hookline.launcher.Main", "store", "snapshot"));
    command.addAll(List.of(words));
    command.addAll(List.of("--data-dir", dataDir.toString()));
    return command;
  }
}
