package dev.hookline.launcher.running;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.launcher.environment.DataDirOption;
import dev.hookline.launcher.process.ProcessIdentity;
import dev.hookline.launcher.process.Waiting;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.Hold;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.launcher.state.RunState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Restarts the server's process and nothing else. */
@Command(
    name = "restart",
    description =
        "Restart the server of a running HookLine: it drains, starts again and gets ready. The"
            + " database goes on.",
    mixinStandardHelpOptions = true)
public final class RestartCommand implements Callable<Integer> {
  private static final int NOT_READY = 1;
  private static final Duration LOOK = Duration.ofMillis(100);

  @Mixin private DataDirOption dataDirOption;

  @Option(
      names = "--ready-within",
      paramLabel = "SECONDS",
      defaultValue = "180",
      description = "How long it may take to get ready (default: ${DEFAULT-VALUE}).")
  private int readyWithin;

  @Option(names = "--json", description = "For machines.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    DataDir dataDir = dataDirOption.dataDir();
    RunState before =
        RunningServer.find(dataDir)
            .map(RunningServer::note)
            .orElseThrow(() -> new NotPossible("no HookLine runs on " + dataDir.root()));
    long began = System.nanoTime();
    long stopped;
    try (Hold hold = Hold.take(dataDir)) {
      stopped = System.nanoTime();
    }
    boolean ready =
        Waiting.until(() -> isBack(dataDir, before), Duration.ofSeconds(readyWithin), LOOK);
    report(dataDir, before, ready, stopped - began, System.nanoTime() - stopped);
    return ready ? 0 : NOT_READY;
  }

  private static boolean isBack(DataDir dataDir, RunState before) {
    return RunState.read(dataDir)
        .filter(note -> RunningServer.alive(note.server()))
        .filter(note -> !note.server().equals(before.server()))
        .map(RunningServer::new)
        .filter(RunningServer::ready)
        .isPresent();
  }

  private void report(
      DataDir dataDir, RunState before, boolean ready, long stopNanos, long startNanos)
      throws Exception {
    Optional<RunState> now = RunState.read(dataDir);
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("ready", ready);
    report.put("state", RunningServer.find(dataDir).map(RunningServer::state).orElse("stopped"));
    report.put("version", now.map(RunState::version).orElse(null));
    report.put("version_before", before.version());
    report.put("server_pid", now.map(RunState::server).map(ProcessIdentity::pid).orElse(null));
    report.put("stop_ms", Duration.ofNanos(stopNanos).toMillis());
    report.put("start_ms", Duration.ofNanos(startNanos).toMillis());
    report.put("data_dir", dataDir.root().toString());
    if (json) {
      System.out.println(
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
    } else {
      report.forEach((name, value) -> System.out.printf("%-14s %s%n", name, value));
    }
  }
}
