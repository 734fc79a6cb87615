package dev.hookline.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.launcher.database.Database;
import dev.hookline.launcher.environment.Environment;
import dev.hookline.launcher.process.ProcessIdentity;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.DirLock;
import dev.hookline.launcher.state.RunState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MigrateCommandTest {
  @TempDir Path directory;
  private DataDir dataDir;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void name() {
    dataDir = DataDir.at(directory.resolve("data"));
  }

  @Test
  void goes_forward_tells_where_it_stands_and_goes_back_only_with_a_yes() throws Exception {
    assertThat(run("status", "--json")).isZero();
    assertThat(answer().path("migrations")).isEmpty();
    assertThat(run("apply", "--running")).isEqualTo(3);
    assertThat(dataDir.root()).doesNotExist();

    assertThat(run("apply", "--to", "4", "--json")).isZero();
    assertThat(answer().toString()).isEqualTo("{\"applied\":4,\"version\":4}");

    assertThat(run("status", "--json")).isZero();
    JsonNode status = answer();
    assertThat(status.path("version").asInt()).isEqualTo(4);
    assertThat(status.path("pending").asInt()).isPositive();
    assertThat(status.path("unknown").asInt()).isZero();
    JsonNode fourth = status.path("migrations").path(3);
    assertThat(fourth.path("name").asText()).isEqualTo("dev inbox");
    assertThat(fourth.path("state").asText()).isEqualTo("applied");
    assertThat(fourth.path("applied_at").asText()).isNotEmpty();
    assertThat(fourth.path("undoable").asBoolean()).isTrue();
    assertThat(status.path("migrations").path(4).path("state").asText()).isEqualTo("pending");

    assertThat(run("undo")).as("nothing is in the inbox").isZero();
    assertThat(out.toString()).contains("undone: 4; the schema is at version 3");

    assertThat(run("undo", "--to", "0")).isEqualTo(3);
    assertThat(err.toString()).contains("modes (1)").contains("--yes");

    assertThat(run("undo", "--to", "0", "--yes", "--json")).isZero();
    assertThat(answer().toString())
        .isEqualTo("{\"undone\":[3,2,1],\"lost\":[{\"what\":\"modes\",\"rows\":1}],\"version\":0}");
    assertThat(run("undo")).isZero();
    assertThat(out.toString()).contains("there is nothing to undo");
  }

  @Test
  void beside_a_running_server_it_goes_forward_only_when_told_so() throws Exception {
    Environment environment = Environment.ofProcess();
    try (DirLock lock = DirLock.take(dataDir);
        Database database =
            Database.start(
                dataDir.create(),
                environment.settings(),
                environment.cache(),
                line -> {},
                () -> {})) {
      database.migrate(2);
      note(database);

      assertThat(run("status")).isZero();
      assertThat(out.toString())
          .containsPattern("2 +applied +20.*Z +yes +events and deliveries")
          .containsPattern("3 +pending +partitions");
      assertThat(run("apply")).isEqualTo(75);
      assertThat(run("undo", "--yes")).isEqualTo(75);
      assertThat(run("apply", "--running", "--to", "3", "--json")).isZero();
      assertThat(answer().toString()).isEqualTo("{\"applied\":1,\"version\":3}");
      assertThat(lock.directory()).isEqualTo(dataDir.root());
    }
  }

  private void note(Database database) {
    new RunState(
            "running",
            "1",
            "http://127.0.0.1:1",
            "http://127.0.0.1:1",
            database.access().url(),
            1,
            true,
            ProcessIdentity.of(ProcessHandle.current()),
            null,
            database.process().orElseThrow())
        .write(dataDir);
  }

  private int run(String... words) {
    out.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("migrate"));
    all.addAll(List.of(words));
    all.addAll(List.of("--data-dir", dataDir.root().toString()));
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(all.toArray(String[]::new));
  }

  private JsonNode answer() throws Exception {
    return new ObjectMapper().readTree(out.toString());
  }
}
