package dev.hookline.tests.stage;

import dev.hookline.launcher.HookLine;
import dev.hookline.launcher.StartOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running server on a free port with a fresh database. */
public final class Stage implements AutoCloseable {
  private static final AtomicInteger TENANTS = new AtomicInteger();

  /** Else a suite that runs at two in the morning finds the backup of that hour. */
  private static final String NOTHING_BY_PLAN_TODAY =
      "update schedules set next_at = now() + interval '1 day'"
          + " where plan like 'daily %' or plan like 'weekly %'";

  private final HookLine server;
  private final Path dataDir;
  private final List<String> said;

  private Stage(HookLine server, Path dataDir, List<String> said) {
    this.server = server;
    this.dataDir = dataDir;
    this.said = said;
  }

  /** Starts a server of one's own, which does nothing by plan for a day. */
  public static Stage start(UnaryOperator<StartOptions> settings) {
    try {
      Path dataDir = Files.createTempDirectory("hookline-journey");
      List<String> said = new CopyOnWriteArrayList<>();
      StartOptions options = StartOptions.forTest(dataDir).withProgress(said::add);
      Stage stage = new Stage(HookLine.start(settings.apply(options)), dataDir, said);
      try {
        stage.rows().change(NOTHING_BY_PLAN_TODAY);
        return stage;
      } catch (AssertionError e) {
        stage.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HookLine server() {
    return server;
  }

  /** What the launcher said so far. */
  public List<String> said() {
    return List.copyOf(said);
  }

  /** The database, as somebody with psql sees it. */
  public Rows rows() {
    return new Rows(server.database());
  }

  /** What the server says of one of its metrics; its first line, if it has several. */
  public long metric(String name) {
    return nobody()
        .get("/metrics")
        .expect(200)
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  /** A caller without a credential. */
  public Api nobody() {
    return Api.at(server.apiUrl());
  }

  /** The operator. */
  public Api operator() {
    return nobody().withKey(server.adminKey());
  }

  /** A new tenant, alone with its things. */
  public Tenant tenant() {
    String id = "t" + TENANTS.incrementAndGet() + "-" + Long.toString(System.nanoTime(), 36);
    operator().post("/v1/tenants", "{\"tenant_id\":\"" + id + "\"}").expect(201);
    Api naming = operator().with("X-Tenant-Id", id);
    String key = naming.post("/v1/apikeys", "{\"scopes\":[\"admin\"]}").expect(201).text("key");
    return new Tenant(id, nobody().withKey(key));
  }

  /** Turns every mode off; other nodes hear of it soon. */
  public void leaveModes() {
    String off =
        Stream.of("outbox_paused", "maintenance", "read_only", "agents_paused")
            .map("\"%s\":{\"value\":false,\"reason\":\"a test\"}"::formatted)
            .collect(Collectors.joining(",", "{", "}"));
    operator().put("/v1/admin/modes", off).expect(200);
  }

  /** Starts the server again if it is dead, and waits until it is ready. */
  public void revive() {
    try {
      server.startServerAgain();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stops the server and removes all it kept. */
  @Override
  public void close() {
    server.close();
    try {
      Files.walkFileTree(
          dataDir,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure)
                throws IOException {
              Files.delete(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
