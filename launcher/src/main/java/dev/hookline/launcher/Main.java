package dev.hookline.launcher;

import dev.hookline.launcher.operate.EmergencyCommand;
import dev.hookline.launcher.operate.SignCommand;
import dev.hookline.launcher.recovery.DrillCommand;
import dev.hookline.launcher.recovery.StoreCommand;
import dev.hookline.launcher.running.RestartCommand;
import dev.hookline.launcher.state.Locked;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.launcher.token.TokenCommand;
import dev.hookline.settings.InvalidSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code scripts/hl VERB}. */
@Command(
    name = "hl",
    description = "HookLine: durable, fast, observable webhook delivery.",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      RestartCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      DoctorCommand.class,
      MigrateCommand.class,
      StoreCommand.class,
      EmergencyCommand.class,
      SignCommand.class,
      TokenCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:wrong usage",
      "3:something must change first",
      "4:what was checked is not sound",
      "75:another HookLine runs on the data directory"
    })
public final class Main {
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int PRECONDITION = 3;
  static final int LOCKED = 75;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .addSubcommand(new DrillCommand(CanaryServer::start))
        .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure, line));
  }

  private static int explain(Exception failure, CommandLine line) {
    line.getErr().println("hl: " + failure.getMessage());
    return switch (failure) {
      case Locked locked -> LOCKED;
      case NotPossible precondition -> PRECONDITION;
      case InvalidSettings wrong -> PRECONDITION;
      default -> FAILED;
    };
  }
}
