package dev.hookline.bench.hanging;

import dev.hookline.bench.api.Api;
import dev.hookline.bench.api.Target;
import dev.hookline.bench.load.LoadGenerator;
import dev.hookline.bench.load.Pace;
import dev.hookline.bench.load.RequestTemplate;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/** An endpoint beside those that are measured, with events of its own, that can be made to hang. */
public final class Neighbour implements AutoCloseable {
  private static final String TOPIC = "hanging.e";
  private static final int CONNECTIONS = 4;
  private static final Duration LONGER_THAN_ANY_ROUND = Duration.ofDays(1);

  private final Target server;
  private final RequestTemplate template;
  private final Receiver receiver;
  private final String endpointId;

  /** Makes the endpoint and subscribes it. */
  public Neighbour(Target server, int payloadBytes) throws IOException {
    this.server = server;
    this.template =
        RequestTemplate.publish(server.authority(), server.apiKey(), TOPIC, payloadBytes);
    this.receiver = new Receiver();
    try (Api api = new Api(server)) {
      endpointId =
          api.createEndpoint(receiver.url(), "hl bench hanging").path("endpoint_id").asText();
      api.subscribe(endpointId, RequestTemplate.topic(TOPIC, 0));
    }
  }

  /** From now on it answers nobody. */
  public void hang() {
    receiver.hang();
  }

  /**
   * Does something while events are published to this endpoint too.
   *
   * @param rate of these events, each second
   */
  public <T> T during(int rate, Supplier<T> work) {
    LoadGenerator load =
        new LoadGenerator(server.address(), template, Pace.perSecond(rate), CONNECTIONS, 1);
    Thread publishing =
        Thread.ofPlatform().name("neighbour").start(() -> load.run(LONGER_THAN_ANY_ROUND));
    try {
      return work.get();
    } finally {
      load.stop();
      join(publishing);
    }
  }

  /** Ends its sends under way, then removes the endpoint. */
  @Override
  public void close() throws IOException {
    receiver.close();
    try (Api api = new Api(server)) {
      api.deleteEndpoint(endpointId);
    }
  }

  private static void join(Thread publishing) {
    try {
      publishing.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
