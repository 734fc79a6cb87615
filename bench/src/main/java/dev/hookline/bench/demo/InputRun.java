package dev.hookline.bench.demo;

import dev.hookline.bench.api.Api;
import dev.hookline.bench.input.InputEvent;
import dev.hookline.bench.input.InputFiles;
import dev.hookline.bench.measure.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Publishes every payload below a directory and compares what arrives.
 *
 * <p>An inbox keeps its newest 2,000 messages, so events go in groups, each with an inbox of its
 * own.
 */
final class InputRun {
  private static final int MOST_IN_GROUP = 1_000;
  private static final long MOST_BYTES_IN_GROUP = 32L << 20;
  private static final Duration ARRIVAL = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Api api;
  private final ProgressBar bar;
  private final boolean keep;
  private final Tally tally = new Tally();
  private final List<InputEvent> group = new ArrayList<>();
  private long bytesInGroup;

  InputRun(Api api, ProgressBar bar, boolean keep) {
    this.api = api;
    this.bar = bar;
    this.keep = keep;
  }

  Tally run(Path directory) throws IOException {
    InputFiles input = InputFiles.below(directory);
    for (Path file : input.files()) {
      for (InputEvent event : input.read(file)) {
        if (group.size() == MOST_IN_GROUP
            || bytesInGroup + event.payload().length > MOST_BYTES_IN_GROUP) {
          deliverGroup();
        }
        group.add(event);
        bytesInGroup += event.payload().length;
      }
    }
    deliverGroup();
    tally.skipped(input.skipped());
    return tally;
  }

  private void deliverGroup() throws IOException {
    if (group.isEmpty()) {
      return;
    }
    Receiver receiver = Receiver.open(api, "#", Steps.silent());
    try {
      AtomicInteger done = new AtomicInteger();
      List<Publication> publications =
          Publishing.all(
              api, group, () -> bar.show("published", done.incrementAndGet(), group.size()));
      Map<String, List<Received>> arrived = await(receiver, publications);
      for (Publication each : publications) {
        List<Received> deliveries = arrived.getOrDefault(each.eventId(), List.of());
        tally.compare(each, deliveries, receiver.verifier());
      }
    } finally {
      if (!keep) {
        receiver.close(bar::note);
      }
    }
    group.clear();
    bytesInGroup = 0;
  }

  /** Deliveries by event id. Other publishers' events may be among them. */
  private Map<String, List<Received>> await(Receiver receiver, List<Publication> publications) {
    Map<String, List<Received>> arrived = new HashMap<>();
    List<String> wanted =
        publications.stream().map(Publication::eventId).filter(id -> !id.isEmpty()).toList();
    boolean[] everything = {false};
    Until.met(
        () -> {
          List<Received> fresh = fetch(receiver, everything[0]);
          // Ids order messages only roughly: when no news comes, look behind the first page too.
          everything[0] = fresh.isEmpty();
          for (Received each : fresh) {
            arrived.computeIfAbsent(each.eventId(), id -> new ArrayList<>()).add(each);
          }
          long here = wanted.stream().filter(arrived::containsKey).count();
          bar.show("received", here, wanted.size());
          return here == wanted.size();
        },
        ARRIVAL,
        POLL);
    return arrived;
  }

  private static List<Received> fetch(Receiver receiver, boolean everything) {
    try {
      return receiver.fetch(everything);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
