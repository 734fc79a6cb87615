package dev.hookline.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.bench.api.Api;
import dev.hookline.bench.api.Target;
import dev.hookline.bench.load.Pace;
import dev.hookline.bench.load.RequestTemplate;
import dev.hookline.bench.measure.ExactlyOnce;
import dev.hookline.bench.round.Round;
import dev.hookline.bench.round.Rounds;
import dev.hookline.bench.round.WarmUp;
import dev.hookline.bench.sink.Expectation;
import dev.hookline.bench.sink.Sink;
import dev.hookline.bench.verify.Verifier;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A run against one server: endpoints at our sink, warm-up, the measured round, the verdict. */
final class Bench implements AutoCloseable {
  private static final String TOPIC = "bench.e";
  private static final String NOBODYS_TOPIC = "unheard.e";

  private final Plan plan;
  private final Consumer<String> progress;
  private final Api api;
  private final Sink sink;
  private final Rounds rounds;
  private final Target target;
  private final List<String> endpointIds = new ArrayList<>();

  /**
   * @param nodes of one server; the first is told what to receive
   * @param sink receives, and is closed with this
   */
  Bench(List<Target> nodes, Plan plan, Sink sink, Consumer<String> progress) {
    this.target = nodes.getFirst();
    this.plan = plan;
    this.progress = progress;
    this.api = new Api(target);
    this.sink = sink;
    this.rounds = new Rounds(nodes, Postmaster.of(target), sink, plan.connections());
  }

  /** Makes the endpoints and subscriptions. */
  void prepare() throws IOException {
    List<Verifier> verifiers = new ArrayList<>();
    for (int number = 0; number < plan.endpoints(); number++) {
      JsonNode endpoint = api.createEndpoint(sink.endpoint(number), "hl bench");
      String id = endpoint.path("endpoint_id").asText();
      endpointIds.add(id);
      verifiers.add(new Verifier(endpoint.path("secret").asText()));
      api.subscribe(id, RequestTemplate.topic(TOPIC, number));
    }
    sink.expect(
        new Expectation(
            template(TOPIC).payload(), RequestTemplate.TIME_AT, List.copyOf(verifiers)));
  }

  /** Loads the server in short rounds until its rate is stable. */
  WarmUp warmUp() {
    return WarmUp.run(plan.warmUp(), seconds -> delivered(Pace.closedLoop(), seconds), progress);
  }

  /** The round that counts. */
  Round measure() {
    progress.accept("measuring for %d s".formatted(plan.window().toSeconds()));
    return delivered(plan.pace(), plan.window());
  }

  /** Events that nobody subscribed to: publishing alone, in a closed loop. */
  Round ingestAlone(Duration window) {
    progress.accept("publishing without a subscriber");
    return rounds.published(template(NOBODYS_TOPIC), Pace.closedLoop(), window, plan.endpoints());
  }

  /** As the round that counts, but all of it to the first node. */
  Round firstAlone() {
    progress.accept("measuring the first node alone");
    return rounds
        .firstAlone()
        .delivered(template(TOPIC), plan.pace(), plan.window(), plan.endpoints());
  }

  /** A round at a fixed rate. */
  Round at(int rate) {
    return at(rate, plan.window());
  }

  Round at(int rate, Duration window) {
    progress.accept("%,d events/s for %d s".formatted(rate, window.toSeconds()));
    return delivered(Pace.perSecond(rate), window);
  }

  /** The verdict over all rounds so far that had a subscriber. */
  ExactlyOnce verdict() {
    return rounds.verdict();
  }

  @Override
  public void close() throws IOException {
    Thread.interrupted(); // an interrupted run still removes its endpoints
    for (String id : endpointIds) {
      try {
        api.deleteEndpoint(id);
      } catch (IOException e) {
        progress.accept("endpoint " + id + " is left behind: " + e.getMessage());
      }
    }
    api.close();
    sink.close();
  }

  private Round delivered(Pace pace, Duration window) {
    return rounds.delivered(template(TOPIC), pace, window, plan.endpoints());
  }

  private RequestTemplate template(String topicLead) {
    return RequestTemplate.publish(
        target.authority(), target.apiKey(), topicLead, plan.payloadBytes());
  }
}
