package dev.hookline.bench.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.bench.api.CleanEnd;
import dev.hookline.bench.api.LocalServer;
import dev.hookline.bench.api.Unusable;
import dev.hookline.bench.console.Console;
import dev.hookline.bench.history.History;
import dev.hookline.launcher.state.DataDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hl bench backup}: a backup of a long history while events come in. */
@Command(
    name = "backup",
    description = {
      "Starts a server of its own, writes a history, publishes at a steady rate, has the",
      "server take and verify a backup, and loads that into a side database to compare every row.",
      "Exit code 0: the hashes are equal, nothing was lost, and publishing was at most twice as"
          + " slow",
      "in 99 of 100 cases; 4: not so."
    },
    mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Option(
      names = "--events",
      defaultValue = "1000000",
      description = "Events of history: ${DEFAULT-VALUE}.")
  private int events;

  @Option(
      names = "--rate",
      defaultValue = "1000",
      description = "Events/s published meanwhile: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "Undisturbed load before and behind the backup: ${DEFAULT-VALUE} s each.")
  private int seconds;

  @Option(names = "--json", description = "Print one JSON object instead of a table.")
  private boolean json;

  /** Made by the command line. */
  public BackupCommand() {}

  @Override
  public Integer call() {
    console.within("--events", events, 1_000, 100_000_000);
    console.within("--rate", rate, 1, 100_000);
    console.within("--seconds", seconds, 1, 3_600);
    return console.run(this::measure);
  }

  private int measure() throws IOException {
    Path directory = Files.createTempDirectory("hookline-backup");
    try (CleanEnd end = CleanEnd.watch();
        Removal removal = new Removal(directory);
        LocalServer server = LocalServer.start(directory.resolve("data"), console::say)) {
      console.say("writing a history of %,d events".formatted(events));
      History.write(server.target().databaseUrl(), events);
      Measured measured =
          new BackupUnderLoad(server, rate, Duration.ofSeconds(seconds), console::say).run(events);
      console
          .out()
          .println(json ? new ObjectMapper().writeValueAsString(measured) : measured.table());
      return measured.good() ? 0 : Unusable.CHECK_FAILED;
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Closed last, when nothing runs in the directory any more. */
  private record Removal(Path directory) implements AutoCloseable {
    @Override
    public void close() {
      DataDir.delete(directory);
    }
  }
}
