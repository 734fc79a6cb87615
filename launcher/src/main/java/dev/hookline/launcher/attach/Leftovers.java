package dev.hookline.launcher.attach;

import dev.hookline.launcher.database.Database;
import dev.hookline.launcher.domain.Server;
import dev.hookline.launcher.process.ProcessIdentity;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.RunState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Ends what a launcher left behind when it was killed itself. Only processes that its own note
 * names, and only while they are still the ones it started.
 */
public final class Leftovers {
  private Leftovers() {}

  /** Makes the note of an earlier run ours, so that whoever reads it from now on finds us. */
  public static void takeOver(DataDir dataDir) {
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());
    RunState.read(dataDir).ifPresent(note -> note.takenOverBy(self).write(dataDir));
  }

  /** Server first, then the database under it; tells whether there was anything. */
  public static boolean end(DataDir dataDir, Consumer<String> progress) {
    Optional<RunState> note = RunState.read(dataDir);
    if (note.isEmpty()) {
      return false;
    }
    Optional<ProcessHandle> server = find(note.get().server());
    server.ifPresent(
        process -> {
          progress.accept("ending the server of an earlier run, pid " + process.pid());
          Server.end(process, Duration.ofSeconds(note.get().drainSeconds()));
        });
    Optional<ProcessHandle> postgres = find(note.get().postgres());
    postgres.ifPresent(
        process -> {
          progress.accept("ending the database of an earlier run, pid " + process.pid());
          Database.end(process);
        });
    return server.isPresent() || postgres.isPresent();
  }

  private static Optional<ProcessHandle> find(ProcessIdentity identity) {
    return identity == null ? Optional.empty() : identity.find();
  }
}
