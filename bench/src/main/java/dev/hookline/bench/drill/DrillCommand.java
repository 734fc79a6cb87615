package dev.hookline.bench.drill;

import picocli.CommandLine.Command;

/** {@code hl drill}, as far as it is a client's: the disaster drill. */
@Command(
    name = "drill",
    description = "Rehearse a disaster and measure what it costs.",
    subcommands = DisasterCommand.class,
    mixinStandardHelpOptions = true)
public final class DrillCommand {
  /** Made by the command line. */
  public DrillCommand() {}
}
