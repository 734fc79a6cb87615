package dev.hookline.bench.drill;

import dev.hookline.bench.api.CleanEnd;
import dev.hookline.bench.api.Unusable;
import dev.hookline.bench.console.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hl drill dr}. */
@Command(
    name = "dr",
    description = {
      "Disaster drill: two nodes of its own on one database, two tenants with a receiver each, and"
          + " a",
      "node that is killed under load. Measures how long it takes until all is as before, and what"
          + " is",
      "lost, sent twice or shown to the wrong tenant. The nodes are removed afterwards.",
      "Exit code 0: passed; 4: a target was missed; 1: the drill could not be held."
    },
    mixinStandardHelpOptions = true)
final class DisasterCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "Load before the kill, and again once the node is back: ${DEFAULT-VALUE} s.")
  private int seconds;

  @Option(
      names = "--rate",
      defaultValue = "100",
      description = "Events/s of each tenant: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write report.json, report.md and both sides' lists there.")
  private Path report;

  @Option(names = "--json", description = "Print one JSON object instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    console.within("--seconds", seconds, 1, 3_600);
    console.within("--rate", rate, 1, 5_000);
    return console.run(this::drill);
  }

  private int drill() throws IOException {
    try (CleanEnd end = CleanEnd.watch();
        Nodes nodes = Nodes.start(console::say)) {
      DisasterDrill drill =
          new DisasterDrill(nodes, Duration.ofSeconds(seconds), rate, console::say);
      Result result = drill.run();
      if (report != null) {
        new Report(report).write(result, drill.tenants());
        console.say("written: " + report.toAbsolutePath());
      }
      console.out().println(json ? Report.json(result) : Page.table(result));
      return result.passed() ? 0 : Unusable.CHECK_FAILED;
    }
  }
}
