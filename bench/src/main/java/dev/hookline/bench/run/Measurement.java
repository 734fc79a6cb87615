package dev.hookline.bench.run;

import dev.hookline.bench.api.Target;
import dev.hookline.bench.limits.BareWhole;
import dev.hookline.bench.round.Round;
import dev.hookline.bench.round.WarmUp;
import dev.hookline.bench.sink.Sink;
import dev.hookline.bench.tls.ReceiverCertificate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The order of a run: sending alone while our own code is cold, the warm-ups of the bare path and
 * of the product, then their rounds one right after the other, both at fixed rates, and the
 * product's parts alone.
 */
final class Measurement {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final List<Target> nodes;
  private final Target target;
  private final Plan plan;
  private final Optional<ReceiverCertificate> secure;
  private final Consumer<String> progress;
  private final Figures figures = new Figures();

  /**
   * @param nodes of one server
   * @param secure if receivers speak TLS
   */
  Measurement(
      List<Target> nodes,
      Plan plan,
      Optional<ReceiverCertificate> secure,
      Consumer<String> progress) {
    this.nodes = nodes;
    this.target = nodes.getFirst();
    this.plan = plan;
    this.secure = secure;
    this.progress = progress;
  }

  Figures run() throws IOException {
    Parts parts = new Parts(target, plan, figures, progress);
    if (plan.profile().pending() > 0) {
      new Waiting(target, plan.profile().pending(), progress).measure(figures);
    }
    if (plan.limits()) {
      parts.sendAlone();
    }
    Sink sink = Sink.open(secure.map(ReceiverCertificate::context));
    try (Bench bench = new Bench(nodes, plan, sink, progress)) {
      bench.prepare();
      if (plan.limits() && !target.databaseUrl().isEmpty()) {
        besideTheBarePath(bench);
      } else {
        product(bench);
        new FixedRounds(bench, Optional.empty(), plan, figures).run(progress);
      }
      if (plan.profile() == Profile.HANGING) {
        new Disturbance(target, bench, plan, progress).measure(figures);
      }
      if (plan.minutes() > 0) {
        new Soak(bench, plan, progress).measure(figures);
      }
      if (plan.limits()) {
        stopIfInterrupted();
        figures.put(
            "ingest_alone_per_s", bench.ingestAlone(LIMIT.multipliedBy(2)).ingestPerSecond());
        parts.acceptAlone();
        parts.commitAlone();
      }
      figures.put(bench.verdict());
    }
    return figures;
  }

  /** Both are warm before either is measured, so that as little time as possible lies between. */
  private void besideTheBarePath(Bench bench) throws IOException {
    progress.accept("warming the bare path up");
    try (BareWhole bare =
        BareWhole.start(
            target, Postmaster.of(target), plan.connections(), plan.payloadBytes(), secure)) {
      WarmUp.run(plan.warmUp(), bare::round, progress);
      stopIfInterrupted();
      Round round = product(bench);
      progress.accept("measuring the bare path for %d s".formatted(plan.window().toSeconds()));
      figures.putBare(bare.round(plan.window()), round);
      figures.put("bare_ingest_alone_per_s", bare.ingestAlone(LIMIT).ingestPerSecond());
      new FixedRounds(bench, Optional.of(bare), plan, figures).run(progress);
      figures.put("bare_lost", bare.verdict().lost());
    }
  }

  private Round product(Bench bench) throws IOException {
    progress.accept("warming the server up");
    WarmUp warmUp = bench.warmUp();
    stopIfInterrupted();
    Round round = bench.measure();
    figures.put(plan, warmUp).put(round);
    figures.put("nodes", nodes.size());
    figures.put(
        "db_connections", nodes.stream().mapToInt(Postmaster::connectionsOf).max().orElse(-1));
    if (nodes.size() > 1) {
      figures.put("one_node_end_to_end_per_s", bench.firstAlone().endToEndPerSecond());
    }
    stopIfInterrupted();
    return round;
  }

  static void stopIfInterrupted() throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new IOException("interrupted");
    }
  }
}
