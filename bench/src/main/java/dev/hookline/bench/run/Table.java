package dev.hookline.bench.run;

import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** The figures of a run for a person. */
final class Table {
  private final Figures figures;
  private final StringBuilder text = new StringBuilder();

  private Table(Figures figures) {
    this.figures = figures;
  }

  static String of(Figures figures) {
    return new Table(figures).render();
  }

  private String render() {
    limits();
    rates();
    latencies();
    costs();
    verdict();
    return Ansi.AUTO.string(text.toString());
  }

  private void limits() {
    head("Bare limits in this run");
    row("send alone (generator to sink, no server)", "send_alone_per_s", "/s");
    row("  CPU of generator and sink for each", "send_alone_cpu_us", "µs");
    row("HTTP accept alone (refused 400, no commit)", "http_accept_alone_per_s", "/s");
    row("group commit alone (JDBC, one unnest a commit)", "group_commit_alone_per_s", "/s");
    row("publish alone (nobody subscribed)", "ingest_alone_per_s", "/s");
  }

  private void rates() {
    head(
        figures.number("rate") > 0
            ? "Open loop at %,.0f events/s, latency from the due time"
                .formatted(figures.number("rate"))
            : "Closed loop, %.0f connections".formatted(figures.number("connections")));
    text.append(
        "  warm-up before it: %,.0f s of load, rate %s%n"
            .formatted(
                figures.number("warm_up_s"),
                figures.json().path("warm_up_stable").asBoolean() ? "stable" : "not yet stable"));
    row("published, acknowledged durable", "ingest_per_s", "/s");
    row("published and delivered, drain included", "end_to_end_per_s", "/s");
    row("  drain after the last publish", "drain_s", "s");
  }

  private void latencies() {
    text.append("  %-48s %9s %9s %9s %9s%n".formatted("latency, ms", "p50", "p90", "p99", "p99.9"));
    latency("publish to acknowledged", "publish_");
    latency("publish to delivered", "delivered_");
  }

  private void costs() {
    head("Cost");
    row("server memory, resident", "rss_mb", "MiB");
    row("PostgreSQL memory, shared pages once", "postgres_pss_mb", "MiB");
    row("CPU per event, server and PostgreSQL", "cpu_us_per_event", "µs");
    row("  server", "cpu_us_server", "µs");
    row("  PostgreSQL", "cpu_us_postgres", "µs");
    row("  generator and sink (this process)", "cpu_us_bench", "µs");
  }

  private void verdict() {
    head("Exactly once, warm-up included");
    row("acknowledged", "acknowledged", "");
    row("arrived", "arrived", "");
    row("lost", "lost", "");
    row("duplicates", "duplicates", "");
    row("arrived without an acknowledgement", "unacknowledged_arrivals", "");
    row("changed bodies", "changed_bodies", "");
    row("wrong signatures, of a sample", "signatures_wrong", "");
    row("refused 503", "refused_503", "");
    row("other answers", "other_answers", "");
    row("broken connections", "broken_connections", "");
  }

  private void head(String title) {
    text.append("%n@|bold %s|@%n".formatted(title));
  }

  private void row(String label, String name, String unit) {
    text.append("  %-48s %9s %s%n".formatted(label, value(name), unit));
  }

  private void latency(String label, String lead) {
    text.append(
        "  %-48s %9s %9s %9s %9s%n"
            .formatted(
                label,
                value(lead + "p50_ms"),
                value(lead + "p90_ms"),
                value(lead + "p99_ms"),
                value(lead + "p999_ms")));
  }

  private String value(String name) {
    double value = figures.number(name);
    if (value < 0) {
      return "-";
    }
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.2f", value);
  }
}
