package dev.hookline.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.bench.fake.FakeHookLine;
import dev.hookline.bench.fake.FakeHookLine.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(120)
class DemoCommandTest {
  @TempDir private Path dir;
  @TempDir private Path input;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void oneEventIsShownStepByStepAndTheEndpointIsRemoved() throws IOException {
    assertThat(demo(Fault.NONE)).isZero();
    assertThat(out.toString())
        .contains("POST /v1/events", "ok      X-HL-Signature verifies")
        .containsIgnoringCase("webhook-signature: v1,")
        .doesNotContain("\u001b[");
  }

  @Test
  void aDirectoryArrivesByteForByte() throws IOException {
    write("orders/paid.json", "[{\"a\" : 1}, {\"b\":\"ü\\u00e9\"}]");
    write("orders/eu.shipped.json", "\n{ \"c\": [1, 2] }\n");
    write("index.json", "[{\"name\":\"push\",\"examples\":[{\"d\":\"x\"},{}]}]");
    assertThat(demo(Fault.NONE, "--input", input.toString(), "--json")).isZero();
    JsonNode result = json();
    for (String name : new String[] {"published", "delivered", "byte_identical", "verified"}) {
      assertThat(result.path(name).asInt()).as(name).isEqualTo(5);
    }
    assertThat(result.path("duplicates").asInt()).isZero();
  }

  @Test
  void moreEventsThanOneInboxKeepsAllArrive() throws IOException {
    write("many.json", "[" + "{\"x\":\"y\"},".repeat(1_200) + "{}]");
    assertThat(demo(Fault.NONE, "--input", input.toString(), "--json")).isZero();
    assertThat(json().path("verified").asInt()).isEqualTo(1_201);
  }

  @Test
  void aBrokenFileIsReportedAndTheRestIsPublished() throws IOException {
    write("bad.json", "{");
    write("good.json", "{}");
    assertThat(demo(Fault.NONE, "--input", input.toString())).isEqualTo(4);
    assertThat(out.toString()).contains("1 of 1", "skipped bad.json");
  }

  @Test
  void changedBodiesAndWrongSignaturesAreFound() throws IOException {
    write("many.json", "[" + "{\"x\":\"y\"},".repeat(20) + "{}]");
    assertThat(demo(Fault.CHANGE_BODY, "--input", input.toString(), "--json")).isEqualTo(4);
    assertThat(json().path("byte_identical").asInt()).isLessThan(21);
    assertThat(demo(Fault.WRONG_KEY, "--input", input.toString(), "--json")).isEqualTo(4);
    assertThat(json().path("verified").asInt()).isLessThan(21);
    assertThat(json().path("byte_identical").asInt()).isEqualTo(21);
  }

  @Test
  void duplicatesAreCounted() throws IOException {
    write("many.json", "[" + "{\"x\":\"y\"},".repeat(20) + "{}]");
    demo(Fault.DUPLICATE, "--input", input.toString(), "--json");
    assertThat(json().path("delivered").asInt()).isEqualTo(21);
  }

  @Test
  void withoutAServerItSaysHowToStartOne() throws IOException {
    int exitCode = line().execute("--data-dir", dir.toString());
    assertThat(exitCode).isEqualTo(3);
    assertThat(err.toString()).contains("scripts/hl up -d");
  }

  private int demo(Fault fault, String... more) throws IOException {
    Path key = Files.writeString(dir.resolve("key"), "secret-key\n");
    try (FakeHookLine server = new FakeHookLine(fault)) {
      List<String> options =
          new ArrayList<>(List.of("--target-url", server.url(), "--api-key-file", key.toString()));
      options.addAll(List.of(more));
      int exitCode = line().execute(options.toArray(String[]::new));
      assertThat(server.endpointCount()).isZero();
      assertThat(out.toString() + err).doesNotContain("secret-key");
      return exitCode;
    }
  }

  private CommandLine line() {
    return new CommandLine(new DemoCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true));
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString().lines().reduce((a, b) -> b).orElse("{}"));
  }

  private void write(String name, String text) throws IOException {
    Path file = input.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
