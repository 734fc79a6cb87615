package dev.hookline.bench.api;

import dev.hookline.launcher.HookLine;
import dev.hookline.launcher.StartOptions;
import dev.hookline.launcher.VerbProcess;
import dev.hookline.launcher.database.Access;
import dev.hookline.launcher.environment.Environment;
import dev.hookline.launcher.process.ProcessIdentity;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.DirLock;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.launcher.state.RunState;
import dev.hookline.settings.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A server on this machine, found or started through the launcher. */
public final class LocalServer implements AutoCloseable {
  private final HookLine server;
  private final Map<Setting, String> given;

  private LocalServer(HookLine server, Map<Setting, String> given) {
    this.server = server;
    this.given = given;
  }

  /**
   * The server that runs on a data directory.
   *
   * @param directory null means the one of the environment
   * @throws Unusable if none runs there
   */
  public static Target running(Path directory) {
    Environment environment = Environment.ofProcess();
    if (directory != null) {
      environment = environment.with(Map.of(Setting.DATA_DIR, directory.toString()));
    }
    DataDir dataDir = environment.dataDir();
    if (!DirLock.isTaken(dataDir)) {
      throw noServer(dataDir);
    }
    RunState note = RunState.read(dataDir).orElseThrow(() -> noServer(dataDir));
    if (!"running".equals(note.phase())) {
      throw new Unusable(Unusable.NO_SERVER, "the server is " + note.phase() + ": try again soon");
    }
    String given = environment.value(Setting.API_KEY);
    String key = given.isEmpty() ? KeyFile.read(dataDir.keysFile()) : given;
    return new Target(URI.create(note.apiUrl()), key, pid(note.server()), pid(note.postgres()), "");
  }

  /**
   * Starts a server of its own on a data directory and a free port: the settings of a release, but
   * targets on loopback allowed.
   */
  public static LocalServer start(Path dataDir, Consumer<String> progress) throws IOException {
    return start(dataDir, Map.of(), progress);
  }

  /**
   * As {@link #start(Path, Consumer)}, with some settings more.
   *
   * @param given which nodes beside it get too
   */
  public static LocalServer start(
      Path dataDir, Map<Setting, String> given, Consumer<String> progress) throws IOException {
    return start(StartOptions.forTest(dataDir).withProgress(progress).withoutRestart(), given);
  }

  /**
   * As {@link #start(Path, Consumer)}, but a server that dies is started again, as {@code
   * scripts/hl up} does.
   */
  public static LocalServer supervised(Path dataDir, Consumer<String> progress) throws IOException {
    return start(StartOptions.forTest(dataDir).withProgress(progress), Map.of());
  }

  /** One more node on the database of this one, with the same keys; supervised too. */
  public LocalServer another(Path dataDir, Consumer<String> progress) throws IOException {
    Access.Login owner = server.database().owner();
    Path keyFile = DataDir.at(server.dataDir()).secretKeys();
    return start(
        StartOptions.forTest(dataDir)
            .withProgress(progress)
            .with(Setting.DB_URL, server.database().url())
            .with(Setting.DB_USER, owner.user())
            .with(Setting.DB_PASSWORD, owner.password())
            .with(Setting.KEY_FILE, keyFile.toString())
            .with(Setting.API_KEY, server.apiKey())
            .with(Setting.ADMIN_KEY, server.adminKey()),
        given);
  }

  private static LocalServer start(StartOptions options, Map<Setting, String> given)
      throws IOException {
    StartOptions all = options;
    for (Map.Entry<Setting, String> each : given.entrySet()) {
      all = all.with(each.getKey(), each.getValue());
    }
    try {
      return new LocalServer(HookLine.start(all), given);
    } catch (NotPossible e) {
      throw new Unusable(Unusable.NO_SERVER, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** How to call it, and its database as the owner of the schema. */
  public Target target() {
    return new Target(
        server.apiUrl(),
        server.apiKey(),
        server.serverPid(),
        server.postgresPid(),
        jdbcUrl(server.database()));
  }

  /** As {@link #target}, with the operator's key. */
  public Target operator() {
    return target().withKey(server.adminKey());
  }

  /** Where it keeps its backups. */
  public Path shelf() {
    return server.dataDir().resolve("backups");
  }

  /** Ends the server's process as a crash would, while its database goes on. */
  public void kill() throws IOException {
    try {
      server.killServer();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Whether it says that it is ready. */
  public boolean ready() {
    return server.ready();
  }

  /**
   * Runs a verb of {@code scripts/hl} on its data directory, in a process of its own.
   *
   * @param errors takes each line that it says meanwhile
   */
  public VerbProcess.Ended run(Consumer<String> errors, String... words) throws IOException {
    try {
      return VerbProcess.run(server.dataDir(), errors, List.of(words));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The one-time password that the server made for its first admin; never printed. */
  public String firstAdminPassword() {
    return server.firstAdminPassword().orElseThrow();
  }

  @Override
  public void close() {
    server.close();
  }

  private static Unusable noServer(DataDir dataDir) {
    return new Unusable(
        Unusable.NO_SERVER, "no server runs on " + dataDir.root() + ": " + Unusable.START_HINT);
  }

  private static long pid(ProcessIdentity process) {
    return process == null ? 0 : process.pid();
  }

  private static String jdbcUrl(Access access) {
    Access.Login owner = access.owner();
    return access.url()
        + (access.url().contains("?") ? "&" : "?")
        + "user="
        + encoded(owner.user())
        + "&password="
        + encoded(owner.password());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
