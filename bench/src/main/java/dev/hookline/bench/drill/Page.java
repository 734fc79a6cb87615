package dev.hookline.bench.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was found, for a person: as a table of the terminal, or as Markdown. */
final class Page {
  private record Row(String label, List<String> cells) {}

  private record Part(String title, List<String> columns, List<Row> rows) {}

  private Page() {}

  static String table(Result result) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts(result)) {
      text.append("%n%-44s".formatted(part.title()));
      part.columns().forEach(each -> text.append("%12s".formatted(each)));
      text.append("%n".formatted());
      for (Row row : part.rows()) {
        text.append("  %-42s".formatted(row.label()));
        row.cells().forEach(each -> text.append("%12s".formatted(each)));
        text.append("%n".formatted());
      }
    }
    return text + "\n" + result.verdict();
  }

  static String markdown(Result result) {
    StringBuilder text = new StringBuilder();
    text.append("# Disaster drill of %s\n\n".formatted(result.beganAt()));
    text.append(
        "%d tenants, %d events/s each, two nodes; one was killed under load. **%s**\n"
            .formatted(result.tenants(), result.rate(), result.verdict()));
    for (Part part : parts(result)) {
      text.append("\n| %s | %s |\n".formatted(part.title(), String.join(" | ", part.columns())));
      text.append("|---|").append("---:|".repeat(part.columns().size())).append("\n");
      for (Row row : part.rows()) {
        text.append("| %s | %s |\n".formatted(row.label(), String.join(" | ", row.cells())));
      }
    }
    return text.toString();
  }

  private static List<Part> parts(Result result) {
    return List.of(phases(result), recovery(result), events(result));
  }

  private static Part phases(Result result) {
    List<Phase> phases = List.of(result.baseline(), result.outage(), result.afterwards());
    List<Row> rows = new ArrayList<>();
    rows.add(row("seconds", phases, Phase::seconds));
    rows.add(row("acknowledged, /s", phases, Phase::ingestPerS));
    rows.add(row("delivered, /s", phases, Phase::deliveredPerS));
    rows.add(row("calls answered 201, share", phases, Phase::successRate));
    rows.add(row("publish p50, ms", phases, Phase::publishP50Ms));
    rows.add(row("publish p99, ms", phases, Phase::publishP99Ms));
    rows.add(row("delivered p50, ms", phases, Phase::deliveredP50Ms));
    rows.add(row("delivered p99, ms", phases, Phase::deliveredP99Ms));
    rows.add(row("most waiting at once", phases, Phase::mostWaiting));
    rows.add(row("queue depth at the end", phases, Phase::queueDepth));
    rows.add(row("dead letters at the end", phases, Phase::dead));
    return new Part("Load", List.of("before", "node away", "node back"), rows);
  }

  private static Part recovery(Result result) {
    Result.Rto rto = result.rto();
    return new Part(
        "Recovery, from the kill",
        List.of("ms"),
        List.of(
            one("the supervisor noticed", rto.detect()),
            one("a new process", rto.restart()),
            one("ready", rto.ready()),
            one("all from before the kill had arrived", rto.resume()),
            one("no more waiting than before", rto.drain()),
            one("RTO; target %,d".formatted(result.targets().rtoMs()), rto.total()),
            one("longest time without an acknowledgement", rto.publishSilence()),
            one("longest time without a delivery", rto.deliveryStandstill())));
  }

  private static Part events(Result result) {
    Result.Rpo rpo = result.rpo();
    return new Part(
        "Events",
        List.of("count"),
        List.of(
            one("acknowledged", rpo.acknowledged()),
            one("delivered", rpo.delivered()),
            one("dead-lettered", rpo.deadLettered()),
            one("lost; target 0", rpo.lost()),
            one("delivered again", rpo.duplicates()),
            one("made twice by one key", rpo.madeTwice()),
            one("calls that broke off", rpo.ambiguous()),
            one("changed bodies", rpo.changedBodies()),
            one("wrong signatures", rpo.wrongSignatures()),
            one("seen by the wrong tenant; target 0", result.leaked()),
            one("  looked at in lists", result.isolation().listed()),
            one("  asked for by their id", result.isolation().lookedUp())));
  }

  private interface Figure {
    double of(Phase phase);
  }

  private static Row row(String label, List<Phase> phases, Figure figure) {
    return new Row(label, phases.stream().map(each -> shown(figure.of(each))).toList());
  }

  private static Row one(String label, double value) {
    return new Row(label, List.of(shown(value)));
  }

  private static String shown(double value) {
    if (value < 0) {
      return "-";
    }
    String form = value == Math.rint(value) ? "%,.0f" : value < 1 ? "%.4f" : "%,.1f";
    return String.format(Locale.ROOT, form, value);
  }
}
