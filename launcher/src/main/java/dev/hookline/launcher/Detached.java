package dev.hookline.launcher;

import dev.hookline.launcher.domain.Home;
import dev.hookline.launcher.environment.Environment;
import dev.hookline.launcher.process.Program;
import dev.hookline.launcher.process.RotatingLog;
import dev.hookline.launcher.process.Waiting;
import dev.hookline.launcher.running.RunningServer;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.PrivateFile;
import dev.hookline.launcher.state.RunState;
import dev.hookline.settings.Origin;
import dev.hookline.settings.Setting;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts the supervisor as a process of its own, shows what it says, and leaves it once it is
 * ready.
 */
final class Detached {
  private final DataDir dataDir;
  private final StartOptions options;
  private long shown;

  Detached(DataDir dataDir, StartOptions options) {
    this.dataDir = dataDir;
    this.options = options;
  }

  /** The supervisor's exit code when it failed, else 0. */
  int start() throws IOException, InterruptedException {
    dataDir.create();
    Path log = dataDir.log("launcher");
    new RotatingLog(log).rotate();
    shown = Files.exists(log) ? Files.size(log) : 0;
    Home home = Home.find(Environment.ofProcess().home());
    ProcessBuilder builder =
        new ProcessBuilder(Program.inOwnSession(command()))
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectErrorStream(true);
    for (Map.Entry<Setting, String> each : options.settings().entrySet()) {
      builder.environment().put(each.getKey().variable(), each.getValue());
      builder.environment().put(Origin.beside(each.getKey()), Origin.COMMAND_LINE.name());
    }
    builder.environment().put(Environment.HOME, home.directory().toString());
    Process supervisor = builder.start();
    boolean over =
        Waiting.until(
            () -> show(log, supervisor) || !supervisor.isAlive(),
            options.readyWithin().plus(Duration.ofMinutes(10)),
            Duration.ofMillis(100));
    show(log, supervisor);
    if (!supervisor.isAlive()) {
      System.err.println("hl: HookLine did not start; log: " + log);
      return Math.max(Main.FAILED, supervisor.exitValue());
    }
    if (over) {
      Greeting.print(RunningServer.find(dataDir).orElseThrow(), dataDir);
    }
    return over ? 0 : Main.FAILED;
  }

  /** Prints the new lines of the log; tells whether the run is ready. */
  private boolean show(Path log, Process supervisor) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(shown);
      byte[] fresh = new byte[(int) (file.length() - shown)];
      file.readFully(fresh);
      shown += fresh.length;
      System.out.print(new String(fresh, StandardCharsets.UTF_8));
      System.out.flush();
    } catch (IOException e) {
      // Not there yet.
    }
    // The lock is not probed here: the probe could be in the supervisor's way.
    return RunState.read(dataDir)
        .filter(note -> note.supervisor().pid() == supervisor.pid())
        .filter(note -> "running".equals(note.phase()))
        .isPresent();
  }

  /**
   * With our own jars copied and the others linked: a build may replace the first, and both may be
   * removed with their release while the supervisor runs.
   */
  private String classPath() throws IOException {
    Path copies = PrivateFile.directory(dataDir.run().resolve("lib"));
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      entries.add((entry.endsWith(".jar") ? kept(path, copies) : path).toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  private static Path kept(Path jar, Path copies) throws IOException {
    Path copy = copies.resolve(jar.getFileName());
    Files.deleteIfExists(copy);
    if (jar.toString().endsWith(Version.text() + ".jar")) {
      return Files.copy(jar, copy);
    }
    try {
      return Files.createLink(copy, jar.toRealPath());
    } catch (IOException | UnsupportedOperationException e) {
      return jar.toRealPath(); // another file system
    }
  }

  private List<String> command() throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.addAll(List.of("-cp", classPath()));
    words.addAll(
        List.of(Main.class.getName(), "up", "--supervised", "--ready-path", options.readyPath()));
    if (!options.restartServer()) {
      words.add("--no-restart");
    }
    return words;
  }
}
