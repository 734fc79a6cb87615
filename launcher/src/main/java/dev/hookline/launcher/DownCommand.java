package dev.hookline.launcher;

import dev.hookline.launcher.attach.Leftovers;
import dev.hookline.launcher.environment.DataDirOption;
import dev.hookline.launcher.process.ProcessIdentity;
import dev.hookline.launcher.process.Signals;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.RunState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops what runs on the data directory, gracefully, within a bound. */
@Command(
    name = "down",
    description = "Stop HookLine: the server drains, then the database stops.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
  private static final Duration DATABASE = Duration.ofSeconds(45);

  @Mixin private DataDirOption dataDirOption;

  @Override
  public Integer call() {
    DataDir dataDir = dataDirOption.dataDir();
    Optional<RunState> note = RunState.read(dataDir);
    boolean stopped = note.map(DownCommand::stopSupervisor).orElse(false);
    stopped |= Leftovers.end(dataDir, System.out::println);
    DataDir.delete(dataDir.stateFile());
    System.out.println(stopped ? "HookLine is stopped." : "HookLine was not running.");
    return 0;
  }

  private static boolean stopSupervisor(RunState note) {
    Optional<ProcessHandle> supervisor =
        Optional.ofNullable(note.supervisor()).flatMap(ProcessIdentity::find);
    supervisor.ifPresent(
        process -> {
          System.out.println("stopping (up to " + note.drainSeconds() + " s for deliveries)");
          Duration patience = note.stopWithin().plus(DATABASE);
          Signals.end(process, new Signals.Step("TERM", patience));
        });
    return supervisor.isPresent();
  }
}
