package dev.hookline.bench.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.bench.api.Api;
import dev.hookline.bench.api.LocalServer;
import dev.hookline.bench.api.ServerOptions;
import dev.hookline.bench.api.Target;
import dev.hookline.bench.api.Unusable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hl demo}: a publisher and a receiver for a server that already runs. */
@Command(
    name = "demo",
    description = {
      "Publishes to the running server, receives in its own inbox and checks what arrived.",
      "Exit code 0: all as published; 4: not all; 3: no server runs."
    },
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServerOptions server;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Data directory of the server; default: the one scripts/hl up uses.")
  private Path dataDir;

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "Publish every *.json below this directory instead of one example.")
  private Path input;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(names = "--keep", description = "Leave endpoint and subscription in place.")
  private boolean keep;

  /** Made by the command line. */
  public DemoCommand() {}

  @Override
  public Integer call() throws IOException {
    try {
      Target target = server.named().orElseGet(() -> LocalServer.running(dataDir));
      try (Api api = new Api(target)) {
        return input == null ? walkThrough(api) : publishInput(api);
      }
    } catch (Unusable e) {
      return failed(e.exitCode(), e.getMessage());
    } catch (ConnectException e) {
      return failed(Unusable.NO_SERVER, "the server does not answer: " + Unusable.START_HINT);
    } catch (IOException e) {
      return failed(Unusable.CHECK_FAILED, e.getMessage());
    } catch (UncheckedIOException e) {
      return failed(Unusable.CHECK_FAILED, e.getCause().getMessage());
    }
  }

  private int walkThrough(Api api) throws IOException {
    PrintWriter shown = json ? new PrintWriter(Writer.nullWriter()) : out();
    ObjectNode result = new Walkthrough(api, new Screen(shown), keep).run();
    if (json) {
      out().println(result);
    }
    return result.path("ok").asBoolean() ? 0 : Unusable.CHECK_FAILED;
  }

  private int publishInput(Api api) throws IOException {
    if (!Files.isDirectory(input)) {
      throw new Unusable(2, input + " is not a directory");
    }
    Tally tally = new InputRun(api, new ProgressBar(spec.commandLine().getErr()), keep).run(input);
    out().println(json ? tally.json() : InputReport.of(tally));
    return tally.allEqual() ? 0 : Unusable.CHECK_FAILED;
  }

  private int failed(int exitCode, String message) {
    spec.commandLine().getErr().println("demo: " + message);
    spec.commandLine().getErr().flush();
    return exitCode;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
