package dev.hookline.bench.drill;

import dev.hookline.bench.api.LocalServer;
import dev.hookline.launcher.state.DataDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two nodes on one database, in a directory of their own; all gone at the end. The database is the
 * first node's, and goes on when that node's server dies.
 */
final class Nodes implements AutoCloseable {
  private final Path directory;
  private final Supervision supervision;
  private LocalServer first;
  private LocalServer second;

  private Nodes(Path directory, Consumer<String> progress) {
    this.directory = directory;
    this.supervision = new Supervision(progress);
  }

  static Nodes start(Consumer<String> progress) throws IOException {
    Nodes nodes = new Nodes(Files.createTempDirectory("hookline-drill"), progress);
    try {
      nodes.first = LocalServer.supervised(nodes.directory.resolve("one"), nodes.supervision);
      nodes.second = nodes.first.another(nodes.directory.resolve("two"), progress);
      return nodes;
    } catch (IOException | RuntimeException e) {
      nodes.close();
      throw e;
    }
  }

  /** The one that will be killed comes first. */
  List<LocalServer> all() {
    return List.of(first, second);
  }

  LocalServer victim() {
    return first;
  }

  /** What the supervisor of the victim said, and when. */
  Supervision supervision() {
    return supervision;
  }

  @Override
  public void close() {
    Thread.interrupted(); // an interrupted drill stops its servers in peace
    if (second != null) {
      second.close();
    }
    if (first != null) {
      first.close();
    }
    DataDir.delete(directory);
  }
}
