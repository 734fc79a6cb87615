package dev.hookline.bench.api;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that name a server which already runs. */
public final class ServerOptions {
  @Option(
      names = "--target-url",
      paramLabel = "URL",
      description = "Call the server at this URL instead; needs --api-key-file.")
  private URI url;

  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      description = "File that holds the API key, alone or in a line HL_API_KEY=...")
  private Path keyFile;

  @Option(
      names = "--server-pid",
      paramLabel = "PID",
      description = "Process of that server, to measure its memory and CPU time.")
  private long pid;

  @Option(
      names = "--db-url",
      paramLabel = "JDBC-URL",
      description = "Its PostgreSQL, to measure group commit and CPU time; no password here.")
  private String databaseUrl = "";

  /**
   * The named server; empty if none is named.
   *
   * @throws Unusable if the options do not belong together or the key cannot be read
   */
  public Optional<Target> named() {
    if (url == null) {
      return Optional.empty();
    }
    if (keyFile == null || url.getHost() == null || !"http".equals(url.getScheme())) {
      throw new Unusable(2, "--target-url takes an http URL and needs --api-key-file");
    }
    String base = "http://" + url.getHost() + ":" + (url.getPort() < 0 ? 80 : url.getPort());
    return Optional.of(new Target(URI.create(base), KeyFile.read(keyFile), pid, 0, databaseUrl));
  }
}
