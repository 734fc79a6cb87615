package dev.hookline.launcher;

import dev.hookline.launcher.environment.DataDirOption;
import dev.hookline.launcher.state.NotPossible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a log. */
@Command(name = "logs", description = "Show a log.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
  /** The parts that write a log. */
  enum Part {
    server,
    postgres,
    launcher
  }

  @Mixin private DataDirOption dataDirOption;

  @Parameters(
      arity = "0..1",
      defaultValue = "server",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Part part;

  @Option(names = "-f", description = "Go on as it grows.")
  private boolean follow;

  @Option(names = "-n", paramLabel = "LINES", defaultValue = "100", description = "How many lines.")
  private int lines;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path log = dataDirOption.dataDir().log(part.name());
    if (!Files.exists(log)) {
      throw new NotPossible("there is no " + log + " yet");
    }
    List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
    if (follow) {
      command.add("-F");
    }
    command.add(log.toString());
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
