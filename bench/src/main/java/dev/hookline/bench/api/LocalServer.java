package dev.hookline.bench.api;

import java.nio.file.Path;

/** A server on this machine, found or started through the launcher. */
public final class LocalServer implements AutoCloseable {
  private final Target target;

  private LocalServer(Target target) {
    this.target = target;
  }

  /** The server that runs on a data directory. */
  public static Target running(Path dataDir) {
    throw new Unusable(
        Unusable.NO_SERVER,
        "no server runs on %s: start it with scripts/hl up -d".formatted(dataDir));
  }

  /**
   * Starts a server of its own on a data directory and a free port, with loopback targets allowed.
   */
  public static LocalServer start(Path dataDir) {
    throw new Unusable(
        Unusable.NO_SERVER, "cannot start a server on %s yet: use --target-url".formatted(dataDir));
  }

  /** How to call it. */
  public Target target() {
    return target;
  }

  @Override
  public void close() {}
}
