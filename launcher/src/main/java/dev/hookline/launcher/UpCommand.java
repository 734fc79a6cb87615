package dev.hookline.launcher;

import dev.hookline.launcher.attach.Leftovers;
import dev.hookline.launcher.domain.Home;
import dev.hookline.launcher.environment.DataDirOption;
import dev.hookline.launcher.environment.Environment;
import dev.hookline.launcher.running.RunningServer;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.DirLock;
import dev.hookline.settings.Setting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts HookLine, in the foreground or detached. */
@Command(
    name = "up",
    description = "Start HookLine and wait until it is ready.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @Mixin private DataDirOption dataDirOption;

  @Option(names = "-d", description = "Go on in the background; return once ready.")
  private boolean detached;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "TCP port (default: HL_PORT, else 8080).")
  private Integer port;

  @Option(names = "--fresh", description = "Delete everything in the data directory first.")
  private boolean fresh;

  @Option(names = "--no-restart", description = "Leave a server that died dead.")
  private boolean noRestart;

  @Option(names = "--ready-path", hidden = true, defaultValue = "/readyz")
  private String readyPath;

  @Option(names = "--supervised", hidden = true)
  private boolean supervised;

  @Override
  public Integer call() throws Exception {
    DataDir dataDir = dataDirOption.dataDir();
    if (detached && RunningServer.find(dataDir).filter(RunningServer::ready).isPresent()) {
      System.out.println("HookLine is running already.");
      Greeting.print(RunningServer.find(dataDir).orElseThrow(), dataDir);
      return 0;
    }
    if (fresh) {
      empty(dataDir);
    }
    return detached ? new Detached(dataDir, options()).start() : foreground(dataDir);
  }

  private int foreground(DataDir dataDir) throws Exception {
    AtomicReference<HookLine> begun = new AtomicReference<>();
    CountDownLatch stopped = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              HookLine run = begun.get();
              if (run != null) {
                run.close();
              }
              stopped.countDown();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    HookLine.start(options(), begun::set);
    if (!supervised) { // whoever started the supervisor greets
      Greeting.print(RunningServer.find(dataDir).orElseThrow(), dataDir);
    }
    stopped.await();
    return 0;
  }

  private StartOptions options() {
    Environment environment = dataDirOption.environment();
    Map<Setting, String> given = new HashMap<>(dataDirOption.setting());
    if (port != null) {
      given.put(Setting.PORT, port.toString());
    }
    Path config = Home.at(environment.home()).config();
    if (!environment.ofRelease("", config).isGiven(Setting.ALLOW_PRIVATE_TARGETS)) {
      given.put(Setting.ALLOW_PRIVATE_TARGETS, "1");
    }
    StartOptions options = StartOptions.ofEnvironment().withReadyPath(readyPath);
    for (Map.Entry<Setting, String> each : given.entrySet()) {
      options = options.with(each.getKey(), each.getValue());
    }
    options = noRestart ? options.withoutRestart() : options;
    return options.withProgress(System.out::println);
  }

  private static void empty(DataDir dataDir) {
    if (!dataDir.isOurs()) {
      dataDir.create();
    }
    try (DirLock lock = DirLock.take(dataDir)) {
      Leftovers.end(dataDir, System.out::println);
      dataDir.empty();
      System.out.println("emptied " + lock.directory());
    }
  }
}
