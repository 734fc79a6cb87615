package dev.hookline.bench.run;

import java.util.List;
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
    fixedRates();
    hanging();
    pending();
    soak();
    costs();
    verdict();
    return Ansi.AUTO.string(text.toString());
  }

  private void limits() {
    if (!figures.json().has("send_alone_per_s")) {
      return;
    }
    head("Bare limits in this run");
    row("send alone (generator to sink, no server)", "send_alone_per_s", "/s");
    row("  CPU of generator and sink for each", "send_alone_cpu_us", "µs");
    row("HTTP accept alone (refused 400, no commit)", "http_accept_alone_per_s", "/s");
    row("group commit alone (JDBC, one unnest a commit)", "group_commit_alone_per_s", "/s");
    row("the three in one bare process, published", "bare_ingest_per_s", "/s");
    row("the three in one bare process, delivered", "bare_end_to_end_per_s", "/s");
    row("  CPU of it and PostgreSQL for each", "bare_cpu_us_per_event", "µs");
    row("  lost by it", "bare_lost", "");
    row("  published only (nobody receives)", "bare_ingest_alone_per_s", "/s");
  }

  private void rates() {
    head(
        figures.number("rate") > 0
            ? "Open loop at %,.0f events/s, latency from the due time"
                .formatted(figures.number("rate"))
            : "Closed loop, %.0f connections, nodes: %.0f"
                .formatted(figures.number("connections"), figures.number("nodes")));
    text.append(
        "  warm-up before it: %,.0f s of load, rate %s%n"
            .formatted(
                figures.number("warm_up_s"),
                figures.json().path("warm_up_stable").asBoolean() ? "stable" : "not yet stable"));
    row("published, acknowledged durable", "ingest_per_s", "/s");
    row("published and delivered, drain included", "end_to_end_per_s", "/s");
    if (figures.json().has("ratio_to_bare")) {
      row("  of what the bare process delivers", "ratio_to_bare", "");
    }
    if (figures.json().has("ingest_alone_per_s")) {
      row("published only (nobody subscribed)", "ingest_alone_per_s", "/s");
    }
    if (figures.number("nodes") > 1) {
      row("published and delivered by the first node alone", "one_node_end_to_end_per_s", "/s");
    }
    row("  drain after the last publish", "drain_s", "s");
  }

  private void latencies() {
    text.append("  %-48s %9s %9s %9s %9s%n".formatted("latency, ms", "p50", "p90", "p99", "p99.9"));
    latency("publish to acknowledged", "publish_", "");
    latency("publish to delivered", "delivered_", "");
  }

  private void fixedRates() {
    List<Integer> rates = figures.rates();
    if (rates.isEmpty()) {
      return;
    }
    head("Open loop at fixed rates, latency in ms from the due time");
    text.append("  %-48s %9s %9s %9s %9s%n".formatted("", "p50", "p90", "p99", "p99.9"));
    for (int rate : rates) {
      fixedRate(Integer.toString(rate), rate);
    }
    if (figures.json().has("quarter_per_s")) {
      text.append("  a quarter of what the bare process does:%n".formatted());
      fixedRate(Figures.QUARTER, figures.number("quarter_per_s"));
    }
  }

  private void fixedRate(String name, double rate) {
    latency("%,.0f/s  publish to acknowledged".formatted(rate), "publish_", "_at_" + name);
    latency("%,.0f/s  publish to delivered".formatted(rate), "delivered_", "_at_" + name);
    if (figures.json().path("fell_behind_at_" + name).asBoolean()) {
      text.append("  %-48s %9s /s%n".formatted("  fell behind:", value("ingest_per_s_at_" + name)));
    }
    if (figures.json().has("bare_delivered_p50_ms_at_" + name)) {
      latency("  the bare process, delivered", "bare_delivered_", "_at_" + name);
    }
  }

  private void hanging() {
    if (figures.json().has("healthy_p99_ratio")) {
      head("One endpoint in ten hangs");
      row("delivered to the others, p99, before", "healthy_p99_ms_undisturbed", "ms");
      row("the same while it hangs", "healthy_p99_ms_disturbed", "ms");
      row("  so many times as long", "healthy_p99_ratio", "");
    }
  }

  private void pending() {
    if (figures.json().has("claim_ms")) {
      head("%,.0f deliveries wait".formatted(figures.number("pending")));
      row("a claim, median", "claim_ms", "ms");
      row("  deliveries it takes", "claim_deliveries", "");
      row("a claim while 100,000 waited", "claim_ms_at_100k", "ms");
      row("  so many times as long", "claim_ratio", "");
    }
  }

  private void soak() {
    if (figures.json().has("rss_mb_by_minute")) {
      head(
          "%,.0f minutes at %,.0f events/s"
              .formatted(figures.number("minutes"), figures.number("soak_rate")));
      row("server memory, resident, the most", "rss_mb_most", "MiB");
      text.append(
          "  %-48s %9.2f MiB%n"
              .formatted("  growth each minute", figures.number("rss_slope_mb_per_min")));
      text.append("  by minute: %s%n".formatted(figures.json().path("rss_mb_by_minute")));
    }
  }

  private void costs() {
    head("Cost");
    row("server memory, resident", "rss_mb", "MiB");
    row("connections of a node to PostgreSQL", "db_connections", "");
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

  private void latency(String label, String lead, String behind) {
    text.append(
        "  %-48s %9s %9s %9s %9s%n"
            .formatted(
                label,
                value(lead + "p50_ms" + behind),
                value(lead + "p90_ms" + behind),
                value(lead + "p99_ms" + behind),
                value(lead + "p999_ms" + behind)));
  }

  private String value(String name) {
    double value = figures.number(name);
    if (value < 0) {
      return "-";
    }
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.2f", value);
  }
}
