package dev.hookline.bench;

import dev.hookline.bench.demo.DemoCommand;
import dev.hookline.bench.drill.DrillCommand;
import dev.hookline.bench.receive.ReceiveCommand;
import dev.hookline.bench.run.BenchCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Entry point of the verbs {@code demo}, {@code bench}, {@code drill dr} and {@code receive};
 * {@code scripts/hl} calls it.
 */
@Command(
    name = "hl",
    description = "Clients of HookLine's own API.",
    subcommands = {DemoCommand.class, BenchCommand.class, DrillCommand.class, ReceiveCommand.class},
    mixinStandardHelpOptions = true)
public final class Main {
  // The logging system forgets the level of a logger that nobody holds.
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private Main() {}

  /** Runs one verb and ends the process with its exit code. */
  public static void main(String[] args) {
    FLYWAY.setLevel(Level.SEVERE); // it would tell of every migration
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler((failure, verb, parsed) -> explain(failure, verb));
    System.exit(line.execute(args));
  }

  private static int explain(Exception failure, CommandLine verb) {
    verb.getErr().println("%s: %s".formatted(verb.getCommandName(), failure));
    return 1;
  }
}
