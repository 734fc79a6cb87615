package dev.hookline.bench.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.bench.measure.ExactlyOnce;
import java.util.function.Function;

/**
 * The figures of a run under the names of {@code --json}; rounded, -1 where one could not be
 * measured.
 */
final class Figures {
  private final ObjectNode json = new ObjectMapper().createObjectNode();

  ObjectNode json() {
    return json;
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

  Figures put(Plan plan, WarmUp warmUp) {
    put("seconds", plan.window().toSeconds()).put("connections", plan.connections());
    put("payload_bytes", plan.payloadBytes()).put("endpoints", plan.endpoints());
    put("rate", plan.rate()).put("cores", Runtime.getRuntime().availableProcessors());
    put("warm_up_s", warmUp.loadSeconds());
    json.put("warm_up_stable", warmUp.stable());
    return this;
  }

  Figures put(Round round) {
    put("end_to_end_per_s", round.endToEndPerSecond());
    put("ingest_per_s", round.ingestPerSecond());
    put("delivered_in_window", round.deliveredInWindow()).put("drain_s", round.drainSeconds());
    for (double percent : new double[] {50, 90, 99, 99.9}) {
      String name = percent == 99.9 ? "p999" : "p" + (int) percent;
      put("publish_" + name + "_ms", round.load().latencies().millis(percent));
      put("delivered_" + name + "_ms", round.arrivals().latencies().millis(percent));
    }
    put("refused_503", round.load().answers(503));
    put(
        "other_answers",
        round.load().answers() - round.load().answers(201) - round.load().answers(503));
    put("broken_connections", round.load().broken());
    put("changed_bodies", round.arrivals().changed());
    put("signatures_checked", round.arrivals().signaturesChecked());
    return put("signatures_wrong", round.arrivals().signaturesWrong()).putCosts(round);
  }

  Figures put(ExactlyOnce verdict) {
    put("acknowledged", verdict.acknowledged()).put("arrived", verdict.arrived());
    put("lost", verdict.lost()).put("duplicates", verdict.duplicates());
    return put("unacknowledged_arrivals", verdict.unacknowledged());
  }

  private Figures putCosts(Round round) {
    double events = Math.max(1, round.load().acknowledged().size());
    Function<Long, Double> each = micros -> micros < 0 ? -1 : micros / events;
    double server = each.apply(round.after().server().cpuSince(round.before().server()));
    double postgres = each.apply(round.after().postgres().cpuSince(round.before().postgres()));
    double bench = each.apply(round.after().bench().cpuSince(round.before().bench()));
    double sink = (round.after().sinkMicros() - round.before().sinkMicros()) / events;
    put("cpu_us_per_event", server < 0 ? -1 : server + Math.max(0, postgres));
    put("cpu_us_server", server).put("cpu_us_postgres", postgres).put("cpu_us_bench", bench);
    put("cpu_us_generator", round.load().cpuMicros() / events).put("cpu_us_sink", sink);
    put("rss_mb", megabytes(round.after().server().residentBytes()));
    return put("postgres_pss_mb", megabytes(round.after().postgres().residentBytes()));
  }

  private static double megabytes(long bytes) {
    return bytes < 0 ? -1 : bytes / 1_048_576.0;
  }
}
