package dev.hookline.tests.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs and keeps what they say. */
public final class Command {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_MINUTES = 5;

  private Command() {}

  /** How a program ended. */
  public record Ended(int code, String output, String errors) {
    public JsonNode json() {
      try {
        return JSON.readTree(output);
      } catch (IOException e) {
        throw new AssertionError(code + ": " + output + errors, e);
      }
    }
  }

  /** A program at work. */
  public record Running(List<String> command, Process process, Path output, Path errors) {
    /** What it has told so far. */
    public String told() {
      return read(errors);
    }

    /** Waits for its end, and ends it after some minutes. */
    public Ended ended() {
      try {
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw new AssertionError(command + " did not end: " + read(errors));
        }
        return new Ended(process.exitValue(), read(output), read(errors));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** Runs a program to its end; what it says goes through files in the directory. */
  public static Ended run(Path directory, List<String> command, Map<String, String> variables) {
    return start(directory, command, variables).ended();
  }

  public static Running start(Path directory, List<String> command, Map<String, String> variables) {
    try {
      Path output = Files.createTempFile(directory, "output", ".txt");
      Path errors = Files.createTempFile(directory, "errors", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().putAll(variables);
      return new Running(command, builder.start(), output, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
