package dev.hookline.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.bench.api.Api;
import dev.hookline.bench.api.Target;
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
import java.util.function.Consumer;

/** A run against one server: endpoints at our sink, warm-up, the measured round, the verdict. */
final class Bench implements AutoCloseable {
  private static final String TOPIC = "bench.e";
  private static final String NOBODYS_TOPIC = "unheard.e";
  private static final Duration DRAIN = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(5);
  // A delivery sent twice would come within its lease and timeout; most come at once.
  private static final Duration LATE_DUPLICATES = Duration.ofSeconds(2);

  private final Target target;
  private final Plan plan;
  private final Consumer<String> progress;
  private final Api api;
  private final Sink sink;
  private final long postmaster;
  private final List<String> endpointIds = new ArrayList<>();
  private final List<Round> rounds = new ArrayList<>();

  Bench(Target target, Plan plan, Consumer<String> progress) throws IOException {
    this.target = target;
    this.plan = plan;
    this.progress = progress;
    this.api = new Api(target);
    this.sink = Sink.open();
    this.postmaster =
        target.postgresPid() > 0 ? target.postgresPid() : Postmaster.pid(target.databaseUrl());
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
    return WarmUp.run(plan.warmUp(), seconds -> round(TOPIC, Pace.closedLoop(), seconds), progress);
  }

  /** The round that counts. */
  Round measure() {
    progress.accept("measuring for %d s".formatted(plan.window().toSeconds()));
    return round(TOPIC, plan.pace(), plan.window());
  }

  /** Events that nobody subscribed to: publishing alone, in a closed loop. */
  Round ingestAlone(Duration window) {
    progress.accept("publishing without a subscriber");
    return round(NOBODYS_TOPIC, Pace.closedLoop(), window);
  }

  /** The verdict over all rounds so far that had a subscriber. */
  ExactlyOnce verdict() {
    Until.passed(LATE_DUPLICATES);
    return ExactlyOnce.of(
        rounds.stream().map(round -> round.load().acknowledged()).toList(),
        rounds.stream().map(round -> round.arrivals().keys()).toList());
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

  private Round round(String topicLead, Pace pace, Duration window) {
    Arrivals arrivals = sink.newRound();
    LoadGenerator generator =
        new LoadGenerator(
            target.address(), template(topicLead), pace, plan.connections(), plan.endpoints());
    Costs before = Costs.now(target, postmaster, sink);
    generator.run(window);
    long inWindow = arrivals.soFar();
    boolean heard = topicLead.equals(TOPIC);
    if (heard) {
      long acknowledged = generator.figures().acknowledged().size();
      Until.met(() -> arrivals.soFar() >= acknowledged, DRAIN, POLL);
    }
    Costs after = Costs.now(target, postmaster, sink);
    Round round = new Round(generator.figures(), arrivals, inWindow, before, after);
    if (heard) {
      rounds.add(round);
    }
    return round;
  }

  private RequestTemplate template(String topicLead) {
    return RequestTemplate.publish(
        target.authority(), target.apiKey(), topicLead, plan.payloadBytes());
  }
}
