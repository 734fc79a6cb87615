package dev.hookline.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * A verb of {@code scripts/hl} in a process of its own, as a shell would run it, that lets others
 * have the processors first: it reads gigabytes beside a server that has callers waiting.
 */
public final class VerbProcess {
  private static final List<String> GENTLY = List.of("nice", "-n", "10");

  private VerbProcess() {}

  /**
   * How it ended.
   *
   * @param code the exit code
   * @param output what it printed
   */
  public record Ended(int code, String output) {}

  /**
   * Runs the verb and waits for its end; when the waiting is interrupted the process is ended.
   *
   * @param dataDir given to it as {@code --data-dir}
   * @param errors takes each line of its error stream as it comes, on another thread
   */
  public static Ended run(Path dataDir, Consumer<String> errors, List<String> words)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command(dataDir, words)).start();
    try {
      process.getOutputStream().close();
      CompletableFuture<Void> listening =
          CompletableFuture.runAsync(() -> pass(process, errors), VerbProcess::aside);
      CompletableFuture<String> output =
          CompletableFuture.supplyAsync(() -> read(process), VerbProcess::aside);
      int code = process.waitFor();
      listening.join();
      return new Ended(code, output.join());
    } catch (CompletionException e) {
      throw new IOException("the output of " + words.getFirst() + " broke off", e.getCause());
    } finally {
      process.destroy();
    }
  }

  static List<String> command(Path dataDir, List<String> words) {
    List<String> command = new ArrayList<>(GENTLY);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(words);
    command.addAll(List.of("--data-dir", dataDir.toString()));
    return command;
  }

  private static void aside(Runnable task) {
    Thread.ofPlatform().daemon().name("verb").start(task);
  }

  private static void pass(Process process, Consumer<String> errors) {
    try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
      reader.lines().forEach(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Process process) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      return String.join("\n", reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
