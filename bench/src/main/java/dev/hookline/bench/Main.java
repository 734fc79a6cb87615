package dev.hookline.bench;

import dev.hookline.bench.demo.DemoCommand;
import dev.hookline.bench.run.BenchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the verbs {@code demo} and {@code bench}; {@code scripts/hl} calls it. */
@Command(
    name = "hl",
    description = "Clients of HookLine's own API.",
    subcommands = {DemoCommand.class, BenchCommand.class},
    mixinStandardHelpOptions = true)
public final class Main {
  private Main() {}

  /** Runs one verb and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
