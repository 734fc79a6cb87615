package dev.hookline.launcher.state;

/** Another one has what only one may have: a data directory, or its side database. */
public final class Locked extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Locked(String message) {
    super(message);
  }

  Locked(DataDir dataDir) {
    super("a HookLine already runs on " + dataDir.root() + "; stop it with: scripts/hl down");
  }
}
