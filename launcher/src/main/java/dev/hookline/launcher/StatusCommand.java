package dev.hookline.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.launcher.environment.DataDirOption;
import dev.hookline.launcher.process.ProcessIdentity;
import dev.hookline.launcher.running.RunningServer;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.RunState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what runs. */
@Command(
    name = "status",
    description = "Say whether HookLine runs, where, and under which pids.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  @Mixin private DataDirOption dataDirOption;

  @Option(names = "--json", description = "For machines.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Map<String, Object> status = status(dataDirOption.dataDir());
    if (json) {
      System.out.println(
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(status));
    } else {
      status.forEach((name, value) -> System.out.printf("%-10s %s%n", name, value));
    }
    return 0;
  }

  private static Map<String, Object> status(DataDir dataDir) {
    Optional<RunningServer> running = RunningServer.find(dataDir);
    Map<String, Object> status = new LinkedHashMap<>();
    // Without its supervisor a server may go on for a while; the next up or down ends it.
    Optional<RunState> orphans = RunState.read(dataDir).filter(StatusCommand::anyAlive);
    status.put(
        "state",
        running.map(RunningServer::state).orElse(orphans.isPresent() ? "degraded" : "stopped"));
    running.map(RunningServer::note).or(() -> orphans).ifPresent(note -> describe(note, status));
    status.put("keys_file", dataDir.keysFile().toString());
    status.put("data_dir", dataDir.root().toString());
    status.put("version", running.map(server -> server.note().version()).orElseGet(Version::text));
    return status;
  }

  private static void describe(RunState note, Map<String, Object> status) {
    Map<String, Object> pids = new LinkedHashMap<>();
    put(pids, "supervisor", note.supervisor());
    put(pids, "server", note.server());
    put(pids, "postgres", note.postgres());
    status.put("pids", pids);
    status.put("api_url", note.apiUrl());
    status.put("admin_url", note.apiUrl() + "/admin");
    status.put("db_url", note.dbUrl());
  }

  private static boolean anyAlive(RunState note) {
    return RunningServer.alive(note.server()) || RunningServer.alive(note.postgres());
  }

  private static void put(Map<String, Object> pids, String name, ProcessIdentity process) {
    if (RunningServer.alive(process)) {
      pids.put(name, process.pid());
    }
  }
}
