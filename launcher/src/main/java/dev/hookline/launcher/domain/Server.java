package dev.hookline.launcher.domain;

import dev.hookline.launcher.database.Access;
import dev.hookline.launcher.process.FreePort;
import dev.hookline.launcher.process.ProcessIdentity;
import dev.hookline.launcher.process.Program;
import dev.hookline.launcher.process.RotatingLog;
import dev.hookline.launcher.process.Signals;
import dev.hookline.launcher.process.Supervised;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.Hold;
import dev.hookline.launcher.state.Keys;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.launcher.state.RunState;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The server's process over a domain made for it. What it runs and how it is set is looked up at
 * each start, so a restart takes up another release.
 */
public final class Server implements AutoCloseable {
  private final Home home;
  private final DataDir dataDir;
  private final Function<Home, Settings> configure;
  private final Access access;
  private final Path cache;
  private final int adminPort = FreePort.choose();
  private final String adminPassword = Keys.random();
  private final Supervised process;
  private volatile Duration drain = Duration.ZERO;
  private volatile BundleCache bundles;
  private volatile DeploymentLog deploymentLog;

  /**
   * @param home may be a link; followed at each start
   * @param configure gives the settings of a start from what it will run
   */
  public Server(
      Home home,
      DataDir dataDir,
      Function<Home, Settings> configure,
      Access access,
      Path cache,
      boolean restart,
      Consumer<String> announce,
      Runnable changed) {
    this.home = home;
    this.dataDir = dataDir;
    this.configure = configure;
    this.access = access;
    this.cache = cache;
    this.process =
        new Supervised(
            "server",
            this::launch,
            restart,
            () -> Hold.holder(dataDir).isPresent(),
            announce,
            changed);
  }

  /**
   * Starts the process; when it answers is the caller's to wait for.
   *
   * @throws NotPossible if somebody holds the server of this directory
   */
  public void start() throws IOException, InterruptedException {
    Hold.holder(dataDir)
        .ifPresent(
            holder -> {
              throw new NotPossible("the server is held by process " + holder.pid());
            });
    process.start();
  }

  /** Ends a server: first as it likes it, within its drain and some grace, then by force. */
  public static void end(ProcessHandle server, Duration drain) {
    Signals.end(server, new Signals.Step("TERM", drain.plus(RunState.GRACE)));
  }

  public int adminPort() {
    return adminPort;
  }

  public String adminPassword() {
    return adminPassword;
  }

  /** Whether it is stopped on purpose and waits to be released. */
  public boolean held() {
    return process.held();
  }

  public boolean running() {
    return process.running();
  }

  /** Why the application could not be deployed, once the server has said so. */
  public Optional<String> deploymentFailure() {
    return deploymentLog == null ? Optional.empty() : deploymentLog.failure();
  }

  public Optional<ProcessIdentity> process() {
    return running()
        ? Optional.of(ProcessIdentity.of(process.process().toHandle()))
        : Optional.empty();
  }

  /** SIGKILL, as a crash would be; whether it comes back is the supervision's business. */
  public void kill() throws InterruptedException {
    process.process().destroyForcibly().waitFor();
  }

  /**
   * What is wrong, of a server that is not ready. What its threads do goes to the console's log.
   */
  public String fault() {
    if (running()) {
      Signals.send(process.process().toHandle(), "QUIT");
    }
    return deploymentFailure()
        .orElse(running() ? "the server did not get ready" : "the server ended");
  }

  @Override
  public void close() {
    process.stop(
        running -> {
          end(running.toHandle(), drain);
          bundles.keep(dataDir.domain());
        });
  }

  private Process launch() throws IOException {
    Home release = home.resolved();
    Settings settings = configure.apply(release);
    DomainPlan plan = DomainPlan.of(settings, access, adminPort);
    drain = Duration.ofSeconds(settings.integer(Setting.DRAIN_SECONDS));
    bundles = new BundleCache(cache, release.glassfish());
    DomainDirectory domain = new DomainDirectory(release, dataDir);
    domain.make(plan, adminPassword);
    bundles.provide(dataDir.domain());
    deploymentLog = DeploymentLog.from(dataDir.log("server"));
    List<String> command =
        Program.inOwnSession(ServerCommand.of(release, dataDir, plan, domain.deployment()));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(dataDir.domain().toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("HL_"));
    builder.environment().remove("METRICS_TOKEN");
    // Without this glibc keeps an arena of memory for each of the many threads.
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    Process started = builder.start();
    started.getOutputStream().close();
    new RotatingLog(dataDir.log("server-console")).drain(started.getInputStream());
    return started;
  }
}
