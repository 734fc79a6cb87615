package dev.hookline.bench.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.bench.measure.Latencies;
import dev.hookline.bench.verify.Verifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The comparison of what was published with what arrived. */
final class Tally {
  private final Latencies latencies = new Latencies();
  private final List<String> problems = new ArrayList<>();
  private long events;
  private long published;
  private long delivered;
  private long duplicates;
  private long identical;
  private long verified;

  /** Compares one event with its deliveries. */
  void compare(Publication publication, List<Received> deliveries, Verifier verifier) {
    events++;
    if (!publication.problem().isEmpty()) {
      problem(publication, publication.problem());
      return;
    }
    published++;
    if (deliveries.isEmpty()) {
      problem(publication, "did not arrive");
      return;
    }
    delivered++;
    duplicates += deliveries.size() - 1;
    if (deliveries.stream()
        .allMatch(each -> Arrays.equals(publication.event().payload(), each.body()))) {
      identical++;
    } else {
      problem(publication, "arrived with another body");
    }
    if (deliveries.stream()
        .allMatch(
            each ->
                each.standardSignatureVerifies(verifier) && each.ownSignatureVerifies(verifier))) {
      verified++;
    } else {
      problem(publication, "arrived with a signature that does not verify");
    }
    long millis = deliveries.getFirst().receivedAtMillis() - publication.atMillis();
    latencies.record(millis * 1_000_000);
  }

  void skipped(List<String> files) {
    files.forEach(file -> problems.add("skipped " + file));
  }

  /** Whether everything arrived as it was published. */
  boolean allEqual() {
    return problems.isEmpty()
        && events > 0
        && published == events
        && delivered == events
        && identical == events
        && verified == events;
  }

  List<String> problems() {
    return problems;
  }

  ObjectNode json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("ok", allEqual()).put("events", events).put("published", published);
    json.put("delivered", delivered).put("byte_identical", identical).put("verified", verified);
    json.put("duplicates", duplicates);
    for (int percent : new int[] {50, 90, 99, 100}) {
      String name = percent == 100 ? "max" : "p" + percent;
      json.put("received_" + name + "_ms", Math.round(latencies.millis(percent)));
    }
    problems.forEach(json.putArray("problems")::add);
    return json;
  }

  private void problem(Publication publication, String what) {
    problems.add(publication.event().source() + ": " + what);
  }
}
