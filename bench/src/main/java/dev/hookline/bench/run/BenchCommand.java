package dev.hookline.bench.run;

import dev.hookline.bench.api.CleanEnd;
import dev.hookline.bench.api.ServerOptions;
import dev.hookline.bench.api.Target;
import dev.hookline.bench.api.Unusable;
import dev.hookline.bench.backup.BackupCommand;
import dev.hookline.bench.load.RequestTemplate;
import dev.hookline.bench.pages.PagesCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code hl bench}: measures a server of its own, started for the purpose and removed afterwards.
 */
@Command(
    name = "bench",
    subcommands = {PagesCommand.class, BackupCommand.class},
    description = {
      "Starts a server of its own, loads it, checks that every event arrived exactly once, removes"
          + " it.",
      "Exit code 0: nothing lost or changed; 4: something was; 3: no server."
    },
    mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServerOptions server;

  @Option(names = "--json", description = "Print one JSON object instead of a table.")
  private boolean json;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "Measured window: ${DEFAULT-VALUE} s.")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "45",
      description =
          "Least load before it, ${DEFAULT-VALUE} s; it goes on until the rate is stable.")
  private int warmUp;

  @Option(names = "--connections", defaultValue = "64", description = "Publishing connections.")
  private int connections;

  @Option(names = "--payload-bytes", defaultValue = "1024", description = "Size of each payload.")
  private int payloadBytes;

  @Option(names = "--endpoints", defaultValue = "1", description = "Receivers, served in turn.")
  private int endpoints;

  @Option(
      names = "--rate",
      defaultValue = "0",
      description =
          "Publish this many events/s, whatever the answers take; 0: as fast as answered.")
  private int rate;

  @Option(names = "--no-limits", description = "Leave the bare limits out.")
  private boolean noLimits;

  /** Made by the command line. */
  public BenchCommand() {}

  @Override
  public Integer call() {
    Plan plan = plan();
    try (CleanEnd end = CleanEnd.watch()) {
      Optional<Target> named = server.named();
      return named.isPresent() ? report(named.get(), plan) : onOwnServer(plan);
    } catch (Unusable e) {
      say(e.getMessage());
      return e.exitCode();
    } catch (IOException | UncheckedIOException e) {
      say(e.getMessage());
      return 1;
    }
  }

  private int onOwnServer(Plan plan) throws IOException {
    try (OwnServer own = OwnServer.start(this::say)) {
      return report(own.target(), plan);
    }
  }

  private int report(Target target, Plan plan) throws IOException {
    Figures figures = new Measurement(target, plan, this::say).run();
    spec.commandLine().getOut().println(json ? figures.json() : Table.of(figures));
    boolean good =
        Stream.of("lost", "duplicates", "changed_bodies", "signatures_wrong")
            .allMatch(name -> figures.number(name) == 0);
    return good && figures.number("acknowledged") > 0 ? 0 : Unusable.CHECK_FAILED;
  }

  private Plan plan() {
    within("--seconds", seconds, 1, 3_600);
    within("--warm-up", warmUp, 1, 600);
    within("--connections", connections, 1, 4_096);
    within("--payload-bytes", payloadBytes, RequestTemplate.LEAST_PAYLOAD_BYTES, 500_000);
    within("--endpoints", endpoints, 1, 1_000);
    within("--rate", rate, 0, 500_000);
    return new Plan(
        Duration.ofSeconds(warmUp),
        Duration.ofSeconds(seconds),
        connections,
        payloadBytes,
        endpoints,
        rate,
        !noLimits);
  }

  private void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(), "%s must be from %d to %d".formatted(option, least, most));
    }
  }

  private void say(String line) {
    spec.commandLine().getErr().println("bench: " + line);
    spec.commandLine().getErr().flush();
  }
}
