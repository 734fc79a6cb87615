package dev.hookline.bench.run;

import dev.hookline.bench.api.CleanEnd;
import dev.hookline.bench.api.ServerOptions;
import dev.hookline.bench.api.Target;
import dev.hookline.bench.api.Unusable;
import dev.hookline.bench.backup.BackupCommand;
import dev.hookline.bench.console.Console;
import dev.hookline.bench.load.RequestTemplate;
import dev.hookline.bench.pages.PagesCommand;
import dev.hookline.bench.tls.ReceiverCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code hl bench}: measures a server of its own, started for the purpose and removed afterwards.
 */
@Command(
    name = "bench",
    subcommands = {PagesCommand.class, BackupCommand.class},
    description = {
      "Starts a server of its own, loads it, checks that every event arrived exactly once, removes"
          + " it.",
      "Exit code 0: nothing lost or changed; 4: something was; 3: no server; 5: with --targets, a"
          + " target was missed."
    },
    mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
  private static final List<Integer> USUAL_RATES = List.of(500, 1_000, 2_000, 5_000);

  @Mixin private Console console;
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
      defaultValue = "60",
      description =
          "Least load before it, ${DEFAULT-VALUE} s; it goes on until the rate is stable.")
  private int warmUp;

  @Option(names = "--connections", defaultValue = "64", description = "Publishing connections.")
  private int connections;

  @Option(
      names = "--profile",
      defaultValue = "one-endpoint",
      converter = Profile.Reader.class,
      description = {
        "one-endpoint, five-endpoints, payload-1k, payload-64k;",
        "tls: the receiver speaks HTTPS, that of the bare process too;",
        "hanging: what healthy endpoints notice when one in ten never answers;",
        "pending-100k, pending-1m, pending-5m: what a claim costs over so many waiting deliveries."
      })
  private Profile profile;

  @Option(names = "--payload-bytes", description = "Size of each payload, instead of 1024.")
  private Integer payloadBytes;

  @Option(
      names = "--endpoints",
      description = "Receivers, served in turn, instead of the profile's.")
  private Integer endpoints;

  @Option(
      names = "--nodes",
      defaultValue = "1",
      description = "Servers on one PostgreSQL, called in turn; 2 is also compared with the first.")
  private int nodes;

  @Option(
      names = "--minutes",
      defaultValue = "0",
      description =
          "Then go on for so many minutes at 500 events/s, or at --rate, and tell the memory at the"
              + " end of each.")
  private int minutes;

  @Option(
      names = "--rate",
      defaultValue = "0",
      description =
          "Publish this many events/s, whatever the answers take; 0: as fast as answered.")
  private int rate;

  @Option(
      names = "--rates",
      split = ",",
      paramLabel = "RATE",
      description =
          "Events/s of further rounds in an open loop, for their latencies; 0: none. Each takes as"
              + " long as the measured window. 500,1000,2000,5000, but none with --minutes and with"
              + " the profiles hanging and pending. With the limits also a quarter of the bare"
              + " process's rate, and the bare process at the same rates.")
  private List<Integer> rates;

  @Option(
      names = "--micro",
      description =
          "Instead of all this: routing, signing, JSON and ids by themselves (JMH, about a minute)."
              + " Takes no other option.")
  private boolean micro;

  @Option(
      names = "--no-limits",
      description = "Leave the bare limits out, and the rounds at fixed rates unless --rates.")
  private boolean noLimits;

  @Option(
      names = "--targets",
      description = {
        "Hold the figures of this run against the documented targets: tell which are missed, and"
            + " end with exit code 5 if any is.",
        "ratio_to_bare at least 0.5; publish at 500/s p50 3 ms, p99 20 ms; delivered at 5,000/s p50"
            + " 6 ms, p99 50 ms, or at a quarter of the bare process's rate where that is less than"
            + " 20,000/s; memory 500 MiB, growing 1 MiB a minute; claim_ratio 1.2;"
            + " healthy_p99_ratio 2."
      })
  private boolean targets;

  /** Made by the command line. */
  public BenchCommand() {}

  @Override
  public Integer call() {
    if (micro) { // scripts/hl does it, with what a build has and a release has not
      console.say("--micro takes no other option, and is for scripts/hl in a source tree");
      return 2;
    }
    Plan plan = plan();
    return console.run(
        () -> {
          try (CleanEnd end = CleanEnd.watch()) {
            Optional<Target> named = server.named();
            if (named.isEmpty()) {
              return onOwnServer(plan);
            }
            if (profile.pending() > 0 || profile == Profile.TLS || nodes > 1) {
              throw new Unusable(
                  2, "--nodes, tls and pending need a server of their own, not a named one");
            }
            return report(List.of(named.get()), plan, Optional.empty());
          }
        });
  }

  private int onOwnServer(Plan plan) throws IOException {
    if (profile.pending() > 0) {
      Waiting.requireRoom(profile.pending(), Path.of(System.getProperty("java.io.tmpdir")));
    }
    try (OwnServer own = OwnServer.start(nodes, profile == Profile.TLS, console::say)) {
      return report(own.nodes(), plan, own.certificate());
    }
  }

  private int report(List<Target> nodes, Plan plan, Optional<ReceiverCertificate> secure)
      throws IOException {
    Figures figures = new Measurement(nodes, plan, secure, console::say).run();
    console.out().println(json ? figures.json() : Table.of(figures));
    return Verdict.of(figures, targets, console::say);
  }

  private Plan plan() {
    console.within("--seconds", seconds, 1, 3_600);
    console.within("--warm-up", warmUp, 1, 600);
    console.within("--connections", connections, 1, 4_096);
    int bytes = payloadBytes == null ? profile.payloadBytes() : payloadBytes;
    int receivers = endpoints == null ? profile.endpoints() : endpoints;
    console.within("--payload-bytes", bytes, RequestTemplate.LEAST_PAYLOAD_BYTES, 500_000);
    console.within("--endpoints", receivers, 1, 1_000);
    console.within("--nodes", nodes, 1, 4);
    console.within("--minutes", minutes, 0, 1_440);
    console.within("--rate", rate, 0, 500_000);
    return new Plan(
        Duration.ofSeconds(warmUp),
        Duration.ofSeconds(seconds),
        connections,
        bytes,
        receivers,
        rate,
        !noLimits,
        fixedRates(),
        profile,
        minutes);
  }

  private List<Integer> fixedRates() {
    if (rates == null) {
      return noLimits || profile.special() || minutes > 0 ? List.of() : USUAL_RATES;
    }
    rates.forEach(each -> console.within("--rates", each, 0, 500_000));
    return rates.stream().filter(each -> each > 0).distinct().toList();
  }
}
