package dev.hookline.launcher;

import dev.hookline.launcher.domain.ServerMemory;
import dev.hookline.launcher.environment.Environment;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of this class path in a JVM of its own that is given the memory of the server's, to be
 * compared with the server. It is told secrets over its standard input, and ends when that is
 * closed.
 */
public final class SideProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final Process process;
  private final Writer input;
  private final BufferedReader output;

  private SideProcess(Process process) {
    this.process = process;
    this.input = process.outputWriter(StandardCharsets.UTF_8);
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts it; what it says on its error stream goes to ours.
   *
   * @param main a class with a {@code main}
   * @param words its arguments; every process of this machine can read them
   */
  public static SideProcess start(Class<?> main, List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Settings settings = Environment.ofProcess().settings();
    command.addAll(ServerMemory.options(settings.integer(Setting.HEAP_MB)));
    command.addAll(settings.options(Setting.JVM_OPTIONS));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(words);
    return new SideProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Hands it one line. */
  public void tell(String line) throws IOException {
    input.write(line + "\n");
    input.flush();
  }

  /**
   * Waits for the next line that it says.
   *
   * @throws IOException if it ended instead
   */
  public String hear() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the process beside the server ended unexpectedly");
    }
    return line;
  }

  /** Lets it end; ends it by force if it takes longer than ten seconds. */
  @Override
  public void close() {
    try {
      input.close();
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // it ended by itself
    }
    process.destroyForcibly();
  }
}
