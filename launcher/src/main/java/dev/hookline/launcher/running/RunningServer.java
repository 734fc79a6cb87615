package dev.hookline.launcher.running;

import dev.hookline.launcher.process.ProcessIdentity;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.DirLock;
import dev.hookline.launcher.state.RunState;
import java.net.URI;
import java.util.Optional;

/** A HookLine seen from another process: by the lock it holds and the note it keeps. */
public record RunningServer(RunState note) {
  /** The one that runs on the directory now. */
  public static Optional<RunningServer> find(DataDir dataDir) {
    return DirLock.isTaken(dataDir)
        ? RunState.read(dataDir).map(RunningServer::new)
        : Optional.empty();
  }

  /** Whether everything was started and the server answers that it is ready. */
  public boolean ready() {
    return "running".equals(note.phase()) && Readiness.ask(URI.create(note.readyUrl()));
  }

  /**
   * {@code running}, {@code starting}, {@code stopping}, {@code held} while the server is stopped
   * on purpose, or {@code degraded} when a part is down.
   */
  public String state() {
    if (!"running".equals(note.phase())) {
      return note.phase();
    }
    boolean databaseUp = note.postgres() == null || note.postgres().alive();
    return databaseUp && alive(note.server()) && ready() ? "running" : "degraded";
  }

  /** Whether the process of a note is known and lives. */
  public static boolean alive(ProcessIdentity process) {
    return process != null && process.alive();
  }
}
