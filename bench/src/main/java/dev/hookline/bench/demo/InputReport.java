package dev.hookline.bench.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Help.Ansi;

/** The comparison for a person. */
final class InputReport {
  private static final int MOST_PROBLEMS = 20;

  private InputReport() {}

  static String of(Tally tally) {
    ObjectNode json = tally.json();
    long events = json.path("events").asLong();
    StringBuilder text = new StringBuilder();
    for (String name : new String[] {"published", "delivered", "byte_identical", "verified"}) {
      long count = json.path(name).asLong();
      text.append("  %-28s %,8d of %,d%n".formatted(label(name), count, events));
    }
    text.append("  %-28s %,8d%n".formatted("duplicates", json.path("duplicates").asLong()));
    text.append(
        "  %-28s p50 %d  p90 %d  p99 %d  max %d ms%n"
            .formatted(
                "publish to received",
                json.path("received_p50_ms").asLong(),
                json.path("received_p90_ms").asLong(),
                json.path("received_p99_ms").asLong(),
                json.path("received_max_ms").asLong()));
    text.append(
        "    from before the publish request is sent to the inbox's note of the delivery;\n");
    text.append("    two clocks read in milliseconds, which are the same on one machine\n");
    tally.problems().stream()
        .limit(MOST_PROBLEMS)
        .forEach(problem -> text.append("  ! ").append(problem).append('\n'));
    int more = tally.problems().size() - MOST_PROBLEMS;
    if (more > 0) {
      text.append("  ! and %,d more (--json lists all)%n".formatted(more));
    }
    return text + verdict(tally, events);
  }

  private static String label(String name) {
    return switch (name) {
      case "byte_identical" -> "byte for byte the same";
      case "verified" -> "both signatures verified";
      default -> name;
    };
  }

  private static String verdict(Tally tally, long events) {
    return tally.allEqual()
        ? Ansi.AUTO.string(
            "@|bold,green ok|@ all %,d events arrived as published".formatted(events))
        : Ansi.AUTO.string("@|bold,red FAILED|@ not every event arrived as published");
  }
}
