package dev.hookline.launcher.recovery;

import dev.hookline.launcher.state.DataDir;
import java.io.IOException;
import java.net.URI;

/** A server that is started only to see whether it works. */
public interface Canary extends AutoCloseable {
  /** Base address of its API. */
  URI apiUrl();

  /** A key of its first tenant. */
  String apiKey();

  @Override
  void close();

  /** How one is started. */
  interface Starter {
    /** Returns once it is ready, on a port of its own. Nothing leaves it: deliveries are paused. */
    Canary start(DataDir dataDir) throws IOException, InterruptedException;
  }
}
