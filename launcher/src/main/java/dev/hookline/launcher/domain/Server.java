package dev.hookline.launcher.domain;

import dev.hookline.launcher.database.Access;
import dev.hookline.launcher.process.FreePort;
import dev.hookline.launcher.process.ProcessIdentity;
import dev.hookline.launcher.process.Program;
import dev.hookline.launcher.process.RotatingLog;
import dev.hookline.launcher.process.Signals;
import dev.hookline.launcher.process.Supervised;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.Keys;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The server's process over a domain made for it. */
public final class Server implements AutoCloseable {
  /** What a server may take beyond its drain before it is killed. */
  public static final Duration GRACE = Duration.ofSeconds(15);

  private final Home home;
  private final DataDir dataDir;
  private final DomainPlan plan;
  private final Duration drain;
  private final String adminPassword = Keys.random();
  private final Supervised process;
  private final BundleCache bundles;
  private volatile DeploymentLog deploymentLog;

  public Server(
      Home home,
      DataDir dataDir,
      Settings settings,
      Access access,
      Path cache,
      boolean restart,
      Consumer<String> announce,
      Runnable changed) {
    this.home = home;
    this.dataDir = dataDir;
    this.bundles = new BundleCache(cache, home.glassfish());
    this.plan = DomainPlan.of(settings, access, FreePort.choose());
    this.drain = Duration.ofSeconds(settings.integer(Setting.DRAIN_SECONDS));
    this.process = new Supervised("server", this::launch, restart, announce, changed);
  }

  /** Starts the process; when it answers is the caller's to wait for. */
  public void start() throws IOException, InterruptedException {
    process.start();
  }

  /** Ends a server: first as it likes it, within its drain and some grace, then by force. */
  public static void end(ProcessHandle server, Duration drain) {
    Signals.end(server, new Signals.Step("TERM", drain.plus(GRACE)));
  }

  public int adminPort() {
    return plan.adminPort();
  }

  public String adminPassword() {
    return adminPassword;
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

  @Override
  public void close() {
    process.stop(
        running -> {
          end(running.toHandle(), drain);
          bundles.keep(dataDir.domain());
        });
  }

  private Process launch() throws IOException {
    DomainDirectory domain = new DomainDirectory(home, dataDir);
    domain.make(plan, adminPassword);
    bundles.provide(dataDir.domain());
    deploymentLog = DeploymentLog.from(dataDir.log("server"));
    List<String> command =
        Program.inOwnSession(ServerCommand.of(home, dataDir, plan, domain.deployment()));
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
