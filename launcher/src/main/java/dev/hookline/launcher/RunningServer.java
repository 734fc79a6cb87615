package dev.hookline.launcher;

import dev.hookline.launcher.process.ProcessIdentity;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.DirLock;
import dev.hookline.launcher.state.RunState;
import java.net.URI;
import java.util.Optional;

/** A HookLine seen from another process: by the lock it holds and the note it keeps. */
record RunningServer(RunState note) {
  /** The one that runs on the directory now. */
  static Optional<RunningServer> find(DataDir dataDir) {
    return DirLock.isTaken(dataDir)
        ? RunState.read(dataDir).map(RunningServer::new)
        : Optional.empty();
  }

  boolean ready() {
    return "running".equals(note.phase()) && Readiness.ask(URI.create(note.readyUrl()));
  }

  /**
   * {@code running}, {@code starting}, {@code stopping}, or {@code degraded} when a part is down.
   */
  String state() {
    if (!"running".equals(note.phase())) {
      return note.phase();
    }
    boolean databaseUp = note.postgres() == null || note.postgres().alive();
    return databaseUp && alive(note.server()) && ready() ? "running" : "degraded";
  }

  static boolean alive(ProcessIdentity process) {
    return process != null && process.alive();
  }
}
