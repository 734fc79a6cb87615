package dev.hookline.launcher.state;

/** Another HookLine runs on this data directory. */
public final class Locked extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Locked(DataDir dataDir) {
    super("a HookLine already runs on " + dataDir.root() + "; stop it with: scripts/hl down");
  }
}
