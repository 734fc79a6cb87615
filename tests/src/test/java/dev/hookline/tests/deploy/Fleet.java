package dev.hookline.tests.deploy;

import dev.hookline.launcher.process.FreePort;
import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.Command;
import dev.hookline.tests.stage.SourceTree;
import dev.hookline.tests.stage.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Two nodes on one database, as {@code scripts/deploy.sh} sees them. */
final class Fleet implements AutoCloseable {
  static final Path BUILD = SourceTree.ROOT.resolve("launcher/target");

  private final Path directory;
  private final int[] ports = {FreePort.choose(), FreePort.choose()};

  Fleet(Path directory) {
    this.directory = directory;
    letThrough(directory);
    describe("first", "one:" + dataDir("one") + ":" + ports[0]);
    describe(
        "both",
        "one:%s:%d two:%s:%d".formatted(dataDir("one"), ports[0], dataDir("two"), ports[1]));
  }

  /** Runs the script in an environment: {@code first} has one node, {@code both} has two. */
  Command.Ended deploy(String environment, String verb, String... options) {
    return Command.run(directory, command(environment, verb, options), variables());
  }

  /** The same, on a thread of its own. */
  Command.Running begin(String environment, String verb, String... options) {
    return Command.start(directory, command(environment, verb, options), variables());
  }

  /** Lets node two work on the database of node one, with the same keys. */
  void join() {
    Properties database = properties(dataDir("one").resolve("database.properties"));
    Properties keys = properties(dataDir("one").resolve("keys.env"));
    write(
        directory.resolve("root/nodes/two/start.env"),
        """
        HL_DB_URL=jdbc:postgresql://127.0.0.1:%s/hookline
        HL_DB_USER=hookline
        HL_DB_PASSWORD=%s
        HL_KEY_FILE=%s
        HL_API_KEY=%s
        HL_ADMIN_KEY=%s
        """
            .formatted(
                database.getProperty("port"),
                database.getProperty("owner.password"),
                dataDir("one").resolve("secret.keys"),
                keys.getProperty("HL_API_KEY"),
                keys.getProperty("HL_ADMIN_KEY")));
  }

  /** The files of a release. */
  Path release(String version) {
    return directory.resolve("root/releases").resolve(version);
  }

  /** A file with the settings of a release. */
  Path settings(String name, String lines) {
    return write(directory.resolve(name), lines);
  }

  List<URI> addresses() {
    return List.of(address(0), address(1));
  }

  Api operator() {
    String admin = properties(dataDir("one").resolve("keys.env")).getProperty("HL_ADMIN_KEY");
    return Api.at(address(0)).withKey(admin);
  }

  Tenant tenant(String id) {
    operator().post("/v1/tenants", "{\"tenant_id\":\"" + id + "\"}").expect(201);
    String key =
        operator()
            .with("X-Tenant-Id", id)
            .post("/v1/apikeys", "{\"scopes\":[\"admin\"]}")
            .expect(201)
            .text("key");
    return new Tenant(id, Api.at(address(0)).withKey(key));
  }

  @Override
  public void close() {
    for (String node : List.of("two", "one")) {
      Path home = directory.resolve("root/nodes").resolve(node).resolve("current");
      if (Files.exists(home)) {
        Command.run(
            directory,
            List.of(script("hl"), "down", "--data-dir", dataDir(node).toString()),
            Map.of("HL_HOME", home.toString(), "HL_JAVA_HOME", System.getProperty("java.home")));
      }
    }
  }

  /** PostgreSQL may run as another user, who must get to its files. */
  private static void letThrough(Path directory) {
    try {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void describe(String environment, String nodes) {
    write(
        directory.resolve("environments").resolve(environment + ".env"),
        """
        DEPLOY_ROOT=%s
        NODES="%s"
        KEEP_RELEASES=3
        SMOKE_RUNS=1
        SMOKE_ALLOW_MUTATIONS=1
        SMOKE_MAX_MS_REPLAYED=20000
        SMOKE_MAX_MS_DELIVERED=20000
        SMOKE_MAX_MS_PUBLISH=20000
        SMOKE_MAX_MS_EVENTS=20000
        SMOKE_MAX_MS_DELIVERIES=20000
        SMOKE_MAX_MS_DLQ=20000
        SMOKE_MAX_MS_ENDPOINTS=20000
        SMOKE_MAX_MS_SUBSCRIPTIONS=20000
        """
            .formatted(directory.resolve("root"), nodes));
  }

  private List<String> command(String environment, String verb, String... options) {
    List<String> words = new ArrayList<>(List.of(script("deploy.sh"), environment, verb));
    words.addAll(List.of(options));
    words.addAll(List.of("--environments", directory.resolve("environments").toString(), "--json"));
    return words;
  }

  private static Map<String, String> variables() {
    return Map.of("HL_JAVA_HOME", System.getProperty("java.home"));
  }

  private static String script(String name) {
    return SourceTree.ROOT.resolve("scripts").resolve(name).toString();
  }

  private URI address(int node) {
    return URI.create("http://127.0.0.1:" + ports[node]);
  }

  private Path dataDir(String node) {
    return directory.resolve("data-" + node);
  }

  private static Properties properties(Path file) {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
