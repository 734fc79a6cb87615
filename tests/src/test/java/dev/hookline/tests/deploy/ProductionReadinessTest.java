package dev.hookline.tests.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.hookline.settings.Setting;
import dev.hookline.tests.stage.Command;
import dev.hookline.tests.stage.Shell;
import dev.hookline.tests.stage.SourceTree;
import dev.hookline.tests.stage.SpareStage;
import dev.hookline.tests.stage.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/production-readiness.sh} with small numbers. */
@ExtendWith(SpareStage.class)
class ProductionReadinessTest {
  private static final String TOKEN = "a-service-token-of-an-embedding-backend";

  private static Stage stage;

  @TempDir private Path directory;

  @BeforeAll
  static void start(Stage spare) {
    stage = spare;
  }

  @Test
  void aServerIsReadyThatLosesNothingOverARestart() {
    Command.Ended ended =
        check(
            stage,
            Map.of(
                "HL_API_KEY", stage.server().apiKey(), "SOAK_SECONDS", "3", "CHAOS_RESTART", "1"));
    assertThat(ended.code()).as(ended.errors() + ended.output()).isZero();
    JsonNode phases = ended.json().path("phases");
    assertThat(phases).hasSize(3);
    assertThat(phases.path(0).path("acknowledged").asInt()).isEqualTo(100);
    assertThat(phases.path(1).path("acknowledged").asInt()).isPositive();
    JsonNode restart = phases.path(2);
    assertThat(restart.path("acknowledged").asInt()).isGreaterThanOrEqualTo(100);
    assertThat(restart.path("tried_again").asInt()).as("it was away").isPositive();
    assertThat(restart.path("detail").asText()).matches("[1-9]\\d* in flight, ready after \\d+ ms");
    assertThat(ended.output()).doesNotContain(stage.server().apiKey());
  }

  @Test
  void aServiceTokenDoesAsWell() {
    try (Stage embedded =
        Stage.start(
            options ->
                options
                    .with(Setting.AUTH_MODE, "service_token")
                    .with(Setting.SERVICE_TOKEN, TOKEN))) {
      Command.Ended ended =
          check(embedded, Map.of("HL_AUTH_MODE", "service_token", "HL_SERVICE_TOKEN", TOKEN));
      assertThat(ended.code()).as(ended.errors() + ended.output()).isZero();
      assertThat(ended.json().path("auth_mode").asText()).isEqualTo("service_token");
      assertThat(ended.json().path("phases").path(0).path("delivered").asInt()).isEqualTo(100);
    }
  }

  @Test
  void aReceiverThatDropsOneOfAHundredIsFoundOut() throws IOException {
    Path log = directory.resolve("arrived");
    Files.createFile(log);
    HttpServer receiver = dropping(log, 100);
    try {
      String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/in";
      Command.Ended ended =
          check(
              stage,
              Map.of(
                  "HL_API_KEY",
                  stage.server().apiKey(),
                  "RECEIVER_URL",
                  url,
                  "RECEIVER_LOG",
                  log.toString()));
      assertThat(ended.code()).as(ended.errors()).isEqualTo(4);
      JsonNode load = ended.json().path("phases").path(0);
      assertThat(load.path("ok").asBoolean()).isFalse();
      assertThat(load.path("missing").asInt()).isEqualTo(1);
      assertThat(load.path("detail").asText()).startsWith("did not arrive: evt_");
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void withoutAKeyOrAServerNothingIsChecked() {
    assertThat(check(stage, Map.of()).code()).isEqualTo(3);
    Map<String, String> nowhere = Map.of("HL_API_KEY", "hl_x", "HL_URL", "http://127.0.0.1:9");
    assertThat(check(stage, nowhere).code()).isEqualTo(3);
    Map<String, String> wrong = Map.of("HL_API_KEY", "hl_x", "LOAD_EVENTS", "many");
    assertThat(check(stage, wrong).code()).isEqualTo(2);
  }

  /** Answers 200 to all, and forgets every so-many-th. */
  private static HttpServer dropping(Path log, int every) throws IOException {
    AtomicInteger count = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.createContext(
        "/in",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          if (count.incrementAndGet() % every != 0) {
            String id = exchange.getRequestHeaders().getFirst("X-HL-Event-Id");
            Files.writeString(log, id + "\n", StandardOpenOption.APPEND);
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private Command.Ended check(Stage server, Map<String, String> more) {
    Map<String, String> variables = new HashMap<>();
    variables.put("HL_URL", server.server().apiUrl().toString());
    variables.put("HL_DATA_DIR", server.server().dataDir().toString());
    variables.put("LOAD_EVENTS", "100");
    variables.put("LOAD_CONCURRENCY", "4");
    variables.put("SOAK_SECONDS", "0");
    variables.putAll(more);
    return Command.run(
        directory,
        List.of(
            SourceTree.ROOT.resolve("scripts/production-readiness.sh").toString(),
            "--json",
            "--hl",
            new Shell(server, directory).hl().toString()),
        variables);
  }
}
