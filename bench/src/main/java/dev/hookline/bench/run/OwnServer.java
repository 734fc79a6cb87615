package dev.hookline.bench.run;

import dev.hookline.bench.api.LocalServer;
import dev.hookline.bench.api.Target;
import dev.hookline.bench.tls.ReceiverCertificate;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A server of one or more nodes in a directory of its own, all gone at the end. */
final class OwnServer implements AutoCloseable {
  private final Path directory;
  private final List<LocalServer> nodes;
  private ReceiverCertificate certificate;

  private OwnServer(Path directory, List<LocalServer> nodes) {
    this.directory = directory;
    this.nodes = nodes;
  }

  /**
   * Starts it.
   *
   * @param count of its nodes
   * @param tls whether it is to trust receivers that show {@link #certificate}
   */
  static OwnServer start(int count, boolean tls, Consumer<String> progress) throws IOException {
    OwnServer own = new OwnServer(Files.createTempDirectory("hookline-bench"), new ArrayList<>());
    try {
      Map<Setting, String> settings = Map.of();
      if (tls) {
        own.certificate = ReceiverCertificate.make(own.directory);
        settings = Map.of(Setting.CA_FILE, own.certificate.authority().toString());
      }
      own.nodes.add(LocalServer.start(own.directory.resolve("data"), settings, progress));
      for (int number = 2; number <= count; number++) {
        Path home = own.directory.resolve("node" + number);
        own.nodes.add(own.nodes.getFirst().another(home, progress));
      }
      return own;
    } catch (IOException | RuntimeException e) {
      boolean interrupted = Thread.interrupted();
      own.stop();
      if (interrupted) {
        DataDir.delete(own.directory);
      } else {
        progress.accept("its logs are left in " + own.directory);
      }
      throw e;
    }
  }

  List<Target> nodes() {
    return nodes.stream().map(LocalServer::target).toList();
  }

  /** What its receivers show; empty if they speak plain HTTP. */
  Optional<ReceiverCertificate> certificate() {
    return Optional.ofNullable(certificate);
  }

  @Override
  public void close() {
    Thread.interrupted(); // an interrupted run stops its server in peace
    stop();
    DataDir.delete(directory);
  }

  /** The first one has the database of all. */
  private void stop() {
    nodes.reversed().forEach(LocalServer::close);
  }
}
