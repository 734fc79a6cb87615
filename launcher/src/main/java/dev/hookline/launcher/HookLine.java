package dev.hookline.launcher;

import dev.hookline.launcher.attach.Leftovers;
import dev.hookline.launcher.database.Access;
import dev.hookline.launcher.database.Database;
import dev.hookline.launcher.domain.Home;
import dev.hookline.launcher.domain.Server;
import dev.hookline.launcher.environment.Environment;
import dev.hookline.launcher.process.FreePort;
import dev.hookline.launcher.process.ProcessIdentity;
import dev.hookline.launcher.running.Readiness;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.DirLock;
import dev.hookline.launcher.state.FirstSignIn;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.launcher.state.PrivateFile;
import dev.hookline.launcher.state.RunState;
import dev.hookline.settings.Authorities;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A running HookLine: database and server, started by {@link #start} and stopped by {@link #close}.
 */
public final class HookLine implements AutoCloseable {
  private final StartOptions options;
  private final Environment environment;
  private final DataDir dataDir;
  private final DirLock lock;
  private final Home home;
  private volatile Settings settings;
  private volatile Database database;
  private volatile Server server;
  private volatile Errands errands;
  private volatile String phase = "starting";

  private HookLine(StartOptions options, Environment environment, DataDir dataDir, DirLock lock) {
    this.options = options;
    this.environment = environment;
    this.dataDir = dataDir;
    this.lock = lock;
    this.home = Home.at(environment.home());
    this.settings = settingsOf(home);
  }

  /**
   * Starts everything and returns when the server is ready.
   *
   * @throws NotPossible when something outside must change first, such as a port that is taken
   * @throws dev.hookline.launcher.state.Locked when a HookLine runs on the data directory already
   */
  public static HookLine start(StartOptions options) throws IOException, InterruptedException {
    return start(options, run -> {});
  }

  /**
   * As {@link #start(StartOptions)}; the run is shown before it is ready, so that it can be
   * stopped.
   */
  static HookLine start(StartOptions options, java.util.function.Consumer<HookLine> begun)
      throws IOException, InterruptedException {
    Environment environment = withPort(Environment.ofProcess().with(options.settings()));
    environment.settings();
    DataDir dataDir = environment.dataDir();
    DirLock lock = DirLock.take(dataDir);
    HookLine run = null;
    try {
      dataDir.create();
      Leftovers.takeOver(dataDir);
      Leftovers.end(dataDir, options.progress());
      run = new HookLine(options, environment, dataDir, lock);
      begun.accept(run);
      run.startAll();
      return run;
    } catch (IOException | InterruptedException | RuntimeException e) {
      if (run == null) {
        lock.close();
      } else {
        run.close();
      }
      throw e;
    }
  }

  /** Base address of the API; the portal is below {@code /admin}. */
  public URI apiUrl() {
    return URI.create("http://" + host() + ":" + settings.integer(Setting.PORT));
  }

  public String apiKey() {
    return settings.text(Setting.API_KEY);
  }

  public String adminKey() {
    return settings.text(Setting.ADMIN_KEY);
  }

  /** The secret that signs calls of the guarded replay. */
  public String replaySecret() {
    return settings.text(Setting.REPLAY_SECRET);
  }

  /** The one-time password of the operator {@code admin}, unless it was shown before. */
  public Optional<String> firstAdminPassword() {
    return FirstSignIn.look(dataDir);
  }

  /** How to reach the database, as its owner and as the server does. */
  public Access database() {
    return database.access();
  }

  public Path dataDir() {
    return dataDir.root();
  }

  /** Pid of the server's process. */
  public long serverPid() {
    return server.process().map(ProcessIdentity::pid).orElse(-1L);
  }

  /** Pid of the embedded PostgreSQL, -1 without one. */
  public long postgresPid() {
    return database.process().map(ProcessIdentity::pid).orElse(-1L);
  }

  /** The port of the server product's administration on loopback, for Arquillian. */
  public int adminPort() {
    return server.adminPort();
  }

  /** The password of the server product's user {@code admin}. */
  public String adminPassword() {
    return server.adminPassword();
  }

  /** Ends the server as a crash would. It comes back by itself unless restarts are off. */
  public void killServer() throws InterruptedException {
    server.kill();
  }

  /** Starts a server that is dead and stays so, and waits until one is ready. */
  public void startServerAgain() throws IOException, InterruptedException {
    if (!options.restartServer() && !server.running()) {
      startServer();
    }
    awaitReady();
  }

  /** Whether the server answers that it is ready. */
  public boolean ready() {
    return Readiness.ask(readyUrl());
  }

  /** Stops the server, which drains, then the database. */
  @Override
  public synchronized void close() {
    if ("stopped".equals(phase)) {
      return;
    }
    phase = "stopping";
    note();
    if (errands != null) {
      errands.close();
    }
    if (server != null) {
      server.close();
      options.progress().accept("server stopped");
    }
    if (database != null) {
      database.close();
      options.progress().accept("database stopped");
    }
    phase = "stopped";
    DataDir.delete(dataDir.stateFile());
    lock.close();
  }

  Settings settings() {
    return settings;
  }

  Path keysFile() {
    return dataDir.keysFile();
  }

  private void startAll() throws IOException, InterruptedException {
    refuseTakenPort();
    Authorities.of(settings).requireCurrent();
    Home.find(environment.home());
    Steps steps = new Steps(options.progress());
    note();
    database =
        Database.start(dataDir, settings, environment.cache(), options.progress(), this::note);
    steps.done("database", database.access().url());
    int migrations = database.migrate();
    steps.done("schema", migrations == 0 ? "up to date" : migrations + " migrations");
    startServer();
    errands =
        Errands.watch(dataDir, Path.of(settings.text(Setting.BACKUP_DIR)), options.settings());
    awaitReady();
    steps.done("server", apiUrl().toString());
    phase = "running";
    note();
  }

  private void startServer() throws IOException, InterruptedException {
    server =
        new Server(
            home,
            dataDir,
            this::handSettings,
            database.access(),
            environment.cache(),
            options.restartServer(),
            options.progress(),
            this::note);
    server.start();
  }

  private void awaitReady() throws InterruptedException, IOException {
    boolean keptAlive = options.restartServer() && "running".equals(phase);
    if (!Readiness.await(readyUrl(), () -> hopeless(keptAlive), options.readyWithin())) {
      throw new IOException(
          "%s (%s); see %s"
              .formatted(
                  server.fault(),
                  Readiness.explain(readyUrl()),
                  dataDir.log("server").getParent()));
    }
  }

  private boolean hopeless(boolean keptAlive) {
    return !keptAlive && !server.running() || server.deploymentFailure().isPresent();
  }

  private void refuseTakenPort() {
    int port = settings.integer(Setting.PORT);
    String address = settings.text(Setting.BIND_ADDRESS);
    if (!FreePort.isFree(address, port)) {
      throw new NotPossible(
          "port " + port + " on " + address + " is taken; give another one with --port");
    }
  }

  private Settings settingsOf(Home release) {
    return environment
        .ofRelease(release.version().orElseGet(Version::text), release.config())
        .serverSettings(dataDir);
  }

  /** The server gets what it may know: everything but the login of the schema's owner. */
  private Settings handSettings(Home release) {
    settings = settingsOf(release);
    Map<String, String> variables = settings.toVariables();
    // A newer release may bring settings that this launcher does not know.
    Environment.lines(release.config()).forEach(variables::putIfAbsent);
    variables.remove(Setting.DB_PASSWORD.variable());
    PrivateFile.write(dataDir.serverSettings(), PropertiesText.of(variables));
    return settings;
  }

  private URI readyUrl() {
    return apiUrl().resolve(options.readyPath());
  }

  private String host() {
    String address = settings.text(Setting.BIND_ADDRESS);
    return "0.0.0.0".equals(address) ? "127.0.0.1" : address;
  }

  private synchronized void note() {
    new RunState(
            server != null && server.held() ? "held" : phase,
            settings.text(Setting.RELEASE),
            apiUrl().toString(),
            readyUrl().toString(),
            database == null ? null : database.access().url(),
            settings.integer(Setting.DRAIN_SECONDS),
            settings.on(Setting.ALLOW_PRIVATE_TARGETS),
            ProcessIdentity.of(ProcessHandle.current()),
            server == null ? null : server.process().orElse(null),
            database == null ? null : database.process().orElse(null))
        .write(dataDir);
  }

  private static Environment withPort(Environment environment) {
    String free = Integer.toString(FreePort.choose());
    return "0".equals(environment.value(Setting.PORT))
        ? environment.with(Map.of(Setting.PORT, free))
        : environment;
  }
}
