package dev.hookline.launcher;

import dev.hookline.launcher.process.Program;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.PrivateFile;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.settings.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Does what the server asks for and may not do itself: verbs that make databases or start servers,
 * each in a process of its own, one after the other. What is asked meanwhile is taken at once and
 * waits for its turn. The server is believed no more than the name of a verb and of a backup on the
 * shelf.
 */
final class Errands implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final String ASK = ".ask";
  private static final String TAKEN = ".taken";
  private static final Map<String, List<String>> VERBS =
      Map.of(
          "deep-verify", List.of("store", "snapshot", "verify", "--deep"),
          "restore", List.of("store", "snapshot", "restore", "--validate-only"),
          "restore-drill", List.of("drill", "restore"));

  private final Path directory;
  private final Path shelf;
  private final DataDir dataDir;
  private final Map<Setting, String> settings;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private final Deque<Path> waiting = new ArrayDeque<>();
  private volatile Doing doing;

  private record Doing(String id, Process process, Path out) {}

  private Errands(DataDir dataDir, Path shelf, Map<Setting, String> settings) {
    this.dataDir = dataDir;
    this.directory = dataDir.errands();
    this.shelf = shelf;
    this.settings = settings;
    this.thread = Thread.ofPlatform().daemon().name("errands").unstarted(this::watch);
  }

  /**
   * Looks out for errands until it is closed.
   *
   * @param shelf where backups are
   * @param settings that were given beside the environment
   */
  static Errands watch(DataDir dataDir, Path shelf, Map<Setting, String> settings) {
    Errands errands = new Errands(dataDir, shelf, settings);
    DataDir.delete(errands.directory); // whoever asked an earlier launcher is gone
    PrivateFile.directory(errands.directory);
    errands.thread.start();
    return errands;
  }

  /** Ends what is being done. */
  @Override
  public void close() {
    stopping.countDown();
    thread.interrupt();
    Doing now = doing;
    if (now != null) {
      now.process.descendants().forEach(ProcessHandle::destroy);
      now.process.destroy();
    }
  }

  private void watch() {
    try {
      while (!stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        for (Path ask : asked()) {
          take(ask);
        }
        if (doing != null && !doing.process.isAlive()) {
          finish(doing.id, doing.process.exitValue(), Files.readString(doing.out));
          Files.delete(doing.out);
          doing = null;
        }
        while (doing == null && !waiting.isEmpty()) {
          doing = begin(waiting.poll());
        }
      }
    } catch (InterruptedException e) {
      // Asked to stop.
    } catch (IOException e) {
      System.err.println("hl: errands of the server cannot be done: " + e.getMessage());
    }
  }

  private List<Path> asked() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(ASK)).sorted().toList();
    }
  }

  private void take(Path ask) throws IOException {
    try {
      Path taken = directory.resolve(id(ask) + TAKEN);
      waiting.add(Files.move(ask, taken, StandardCopyOption.ATOMIC_MOVE));
    } catch (NoSuchFileException e) {
      // Taken back meanwhile.
    }
  }

  /** Null if it was taken back meanwhile, or is nothing that may be asked for. */
  private Doing begin(Path taken) throws IOException {
    String id = id(taken);
    String[] words;
    try {
      words = Files.readString(taken).strip().split(" ", 2);
      Files.delete(taken);
    } catch (NoSuchFileException e) {
      return null;
    }
    String backup = words.length == 2 ? words[1] : "";
    if (!VERBS.containsKey(words[0]) || IdKind.BACKUP.parse(backup).isEmpty()) {
      finish(id, Main.USAGE, "");
      return null;
    }
    Path out = directory.resolve(id + ".out");
    ProcessBuilder builder =
        new ProcessBuilder(Program.inOwnSession(command(words[0], shelf.resolve(backup))))
            .redirectOutput(out.toFile())
            .redirectError(directory.resolve(id + ".log").toFile());
    settings.forEach(
        (setting, value) -> {
          if (setting != Setting.PORT) { // may be 0, and the verb needs none
            builder.environment().put(setting.variable(), value);
          }
        });
    Process process = builder.start();
    process.getOutputStream().close();
    return new Doing(id, process, out);
  }

  private static String id(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.indexOf('.'));
  }

  private List<String> command(String verb, Path backup) {
    List<String> words = new ArrayList<>(VERBS.get(verb));
    words.addAll(List.of("--json", "--from", backup.toString()));
    return VerbProcess.command(dataDir.root(), words);
  }

  private void finish(String id, int code, String report) throws IOException {
    Path fresh = directory.resolve(id + ".part");
    Files.write(fresh, (code + "\n" + report).getBytes(StandardCharsets.UTF_8));
    Files.move(fresh, directory.resolve(id + ".done"), StandardCopyOption.ATOMIC_MOVE);
  }
}
