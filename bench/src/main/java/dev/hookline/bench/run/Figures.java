package dev.hookline.bench.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.bench.measure.ExactlyOnce;
import dev.hookline.bench.round.Round;
import dev.hookline.bench.round.WarmUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The figures of a run under the names of {@code --json}; rounded, -1 where one could not be
 * measured.
 */
final class Figures {
  /** The name of the rate that is a quarter of what the bare process does. */
  static final String QUARTER = "quarter";

  private final ObjectNode json = new ObjectMapper().createObjectNode();

  ObjectNode json() {
    return json;
  }

  /** The fixed rates that were measured. */
  List<Integer> rates() {
    List<Integer> rates = new ArrayList<>();
    json.path("rates").forEach(rate -> rates.add(rate.asInt()));
    return rates;
  }

  double number(String name) {
    return json.path(name).asDouble(-1);
  }

  Figures put(String name, double value) {
    if (value >= 1000 || value == Math.rint(value)) {
      json.put(name, Math.round(value));
    } else {
      json.put(name, Math.round(value * 100) / 100.0);
    }
    return this;
  }

  Figures put(String name, boolean value) {
    json.put(name, value);
    return this;
  }

  /** Numbers in their order, each rounded to a whole one. */
  Figures putList(String name, double... values) {
    ArrayNode list = json.putArray(name);
    for (double value : values) {
      list.add(Math.round(value));
    }
    return this;
  }

  /** Whether the server did not keep up in the named round. */
  Figures fellBehind(String round, boolean behind) {
    return put("fell_behind_" + round, behind);
  }

  /** A proportion, to three digits behind the point. */
  Figures putRatio(String name, double value) {
    json.put(name, Math.round(value * 1000) / 1000.0);
    return this;
  }

  Figures put(Plan plan, WarmUp warmUp) {
    json.put("profile", plan.profile().toString());
    put("seconds", plan.window().toSeconds()).put("connections", plan.connections());
    put("payload_bytes", plan.payloadBytes()).put("endpoints", plan.endpoints());
    put("rate", plan.rate()).put("cores", Runtime.getRuntime().availableProcessors());
    put("warm_up_s", warmUp.loadSeconds());
    json.put("warm_up_stable", warmUp.stable());
    plan.rates().forEach(json.putArray("rates")::add);
    return this;
  }

  Figures put(Round round) {
    put("end_to_end_per_s", round.endToEndPerSecond());
    put("ingest_per_s", round.ingestPerSecond());
    put("delivered_in_window", round.deliveredInWindow()).put("drain_s", round.drainSeconds());
    putLatencies(round, "", "");
    put("refused_503", round.load().answers(503));
    put(
        "other_answers",
        round.load().answers() - round.load().answers(201) - round.load().answers(503));
    put("broken_connections", round.load().broken());
    put("changed_bodies", round.arrivals().changed());
    put("signatures_checked", round.arrivals().signaturesChecked());
    return put("signatures_wrong", round.arrivals().signaturesWrong()).putCosts(round);
  }

  /** The bare path beside the product's round. */
  Figures putBare(Round bare, Round product) {
    put("bare_end_to_end_per_s", bare.endToEndPerSecond());
    put("bare_ingest_per_s", bare.ingestPerSecond());
    put("bare_cpu_us_per_event", processorMicros(bare));
    return putRatio(
        "ratio_to_bare", product.endToEndPerSecond() / Math.max(1, bare.endToEndPerSecond()));
  }

  /** A round in an open loop at the given rate, which has that name. */
  Figures putAt(String name, int rate, Duration window, Round round) {
    String at = "_at_" + name;
    putLatencies(round, "", at);
    put("ingest_per_s" + at, round.ingestPerSecond());
    put("end_to_end_per_s" + at, round.endToEndPerSecond());
    return fellBehind("at_" + name, !FixedRate.kept(rate, window, round));
  }

  /** The same of the bare process. */
  Figures putBareAt(String name, int rate, Duration window, Round round) {
    putLatencies(round, "bare_", "_at_" + name);
    return put("bare_fell_behind_at_" + name, !FixedRate.kept(rate, window, round));
  }

  Figures put(ExactlyOnce verdict) {
    put("acknowledged", verdict.acknowledged()).put("arrived", verdict.arrived());
    put("lost", verdict.lost()).put("duplicates", verdict.duplicates());
    return put("unacknowledged_arrivals", verdict.unacknowledged());
  }

  private void putLatencies(Round round, String before, String behind) {
    for (double percent : new double[] {50, 90, 99, 99.9}) {
      String name = percent == 99.9 ? "p999" : "p" + (int) percent;
      String unit = name + "_ms" + behind;
      put(before + "publish_" + unit, round.load().latencies().millis(percent));
      put(before + "delivered_" + unit, round.arrivals().latencies().millis(percent));
    }
  }

  private static double processorMicros(Round round) {
    long server = round.after().server().cpuSince(round.before().server());
    long postgres = round.after().postgres().cpuSince(round.before().postgres());
    return server < 0
        ? -1
        : (server + Math.max(0, postgres))
            / (double) Math.max(1, round.load().acknowledged().size());
  }

  private Figures putCosts(Round round) {
    double events = Math.max(1, round.load().acknowledged().size());
    Function<Long, Double> each = micros -> micros < 0 ? -1 : micros / events;
    double server = each.apply(round.after().server().cpuSince(round.before().server()));
    double postgres = each.apply(round.after().postgres().cpuSince(round.before().postgres()));
    double bench = each.apply(round.after().bench().cpuSince(round.before().bench()));
    double sink = (round.after().sinkMicros() - round.before().sinkMicros()) / events;
    put("cpu_us_per_event", processorMicros(round));
    put("cpu_us_server", server).put("cpu_us_postgres", postgres).put("cpu_us_bench", bench);
    put("cpu_us_generator", round.load().cpuMicros() / events).put("cpu_us_sink", sink);
    put("rss_mb", megabytes(round.after().server().residentBytes()));
    return put("postgres_pss_mb", megabytes(round.after().postgres().residentBytes()));
  }

  private static double megabytes(long bytes) {
    return bytes < 0 ? -1 : bytes / 1_048_576.0;
  }
}
