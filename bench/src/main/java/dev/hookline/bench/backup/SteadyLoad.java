package dev.hookline.bench.backup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.bench.api.Api;
import dev.hookline.bench.api.Target;
import dev.hookline.bench.load.LoadFigures;
import dev.hookline.bench.load.LoadGenerator;
import dev.hookline.bench.load.Pace;
import dev.hookline.bench.load.RequestTemplate;
import dev.hookline.bench.measure.ExactlyOnce;
import dev.hookline.bench.measure.Until;
import dev.hookline.bench.sink.Arrivals;
import dev.hookline.bench.sink.Expectation;
import dev.hookline.bench.sink.Sink;
import dev.hookline.bench.verify.Verifier;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A steady stream of events to one receiver, cut into stretches whose latencies are counted apart.
 */
final class SteadyLoad implements AutoCloseable {
  private static final String TOPIC = "backup.e";
  private static final int CONNECTIONS = 64;
  private static final int PAYLOAD_BYTES = 1_024;
  private static final Duration LONGEST = Duration.ofHours(2);
  private static final Duration DRAIN = Duration.ofSeconds(120);
  private static final Duration LATE_DUPLICATES = Duration.ofSeconds(2);

  private final Target target;
  private final int rate;
  private final Sink sink = Sink.open();
  private final Arrivals arrivals = sink.newRound();
  private final List<LoadFigures> stretches = new ArrayList<>();

  SteadyLoad(Target target, int rate) throws IOException {
    this.target = target;
    this.rate = rate;
    try (Api api = new Api(target)) {
      JsonNode endpoint = api.createEndpoint(sink.endpoint(0), "hl bench backup");
      api.subscribe(endpoint.path("endpoint_id").asText(), RequestTemplate.topic(TOPIC, 0));
      List<Verifier> verifiers = List.of(new Verifier(endpoint.path("secret").asText()));
      sink.expect(new Expectation(template().payload(), RequestTemplate.TIME_AT, verifiers));
    }
  }

  /** What is done while the load goes on. */
  interface Work {
    void run() throws IOException;
  }

  /** A stretch as long as the work takes. */
  LoadFigures during(Work work) throws IOException {
    LoadGenerator generator =
        new LoadGenerator(target.address(), template(), Pace.perSecond(rate), CONNECTIONS, 1);
    CompletableFuture<Void> load =
        CompletableFuture.runAsync(
            () -> generator.run(LONGEST), task -> Thread.ofPlatform().name("load").start(task));
    try {
      work.run();
    } finally {
      generator.stop();
      load.join();
    }
    stretches.add(generator.figures());
    return generator.figures();
  }

  /** A stretch of a length. */
  LoadFigures during(Duration time) throws IOException {
    return during(() -> Until.passed(time));
  }

  /** Every acknowledged event against every arrival, once the backlog has drained. */
  ExactlyOnce verdict() {
    long acknowledged = stretches.stream().mapToLong(each -> each.acknowledged().size()).sum();
    Until.met(() -> arrivals.soFar() >= acknowledged, DRAIN, Duration.ofMillis(20));
    Until.passed(LATE_DUPLICATES);
    return ExactlyOnce.of(
        stretches.stream().map(LoadFigures::acknowledged).toList(), List.of(arrivals.keys()));
  }

  /** Publishes that were not answered 201. */
  long refused() {
    return stretches.stream()
        .mapToLong(each -> each.answers() - each.answers(201) + each.broken())
        .sum();
  }

  @Override
  public void close() {
    sink.close();
  }

  private RequestTemplate template() {
    return RequestTemplate.publish(target.authority(), target.apiKey(), TOPIC, PAYLOAD_BYTES);
  }
}
