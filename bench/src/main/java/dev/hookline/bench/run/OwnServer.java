package dev.hookline.bench.run;

import dev.hookline.bench.api.LocalServer;
import dev.hookline.bench.api.Target;
import dev.hookline.launcher.state.DataDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A server in a directory of its own, both gone at the end. */
final class OwnServer implements AutoCloseable {
  private final Path directory;
  private final LocalServer server;

  private OwnServer(Path directory, LocalServer server) {
    this.directory = directory;
    this.server = server;
  }

  static OwnServer start(Consumer<String> progress) throws IOException {
    Path directory = Files.createTempDirectory("hookline-bench");
    try {
      return new OwnServer(directory, LocalServer.start(directory.resolve("data"), progress));
    } catch (IOException e) {
      if (Thread.interrupted()) {
        DataDir.delete(directory);
      } else {
        progress.accept("its logs are left in " + directory);
      }
      throw e;
    }
  }

  Target target() {
    return server.target();
  }

  @Override
  public void close() {
    Thread.interrupted(); // an interrupted run stops its server in peace
    server.close();
    DataDir.delete(directory);
  }
}
