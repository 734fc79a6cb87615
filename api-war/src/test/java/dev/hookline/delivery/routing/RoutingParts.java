package dev.hookline.delivery.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.transport.send.Target;
import dev.hookline.transport.signature.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Finding the endpoints of an event of 1 KiB, among a thousand subscriptions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RoutingParts {
  private static final int TOPICS = 1_000;

  private final Map<UUID, Destination> destinations = new HashMap<>();
  private final TenantRoutes exact = routes("order.e%04d", null);
  private final TenantRoutes filtered =
      routes("order.e%04d", "{\"gt\":\"payload.order\",\"value\":10}");
  private final TenantRoutes wildcards = routes("shop%04d.#", null);
  private final byte[] payload =
      ("{\"order\":4711,\"note\":\"" + "x".repeat(1_000) + "\"}").getBytes(StandardCharsets.UTF_8);

  /** One of the subscriptions names the topic. */
  @Benchmark
  public List<Route> namedTopic() {
    return exact.match("order.e0500", payload, null);
  }

  /** The same with a filter, for which the payload is read. */
  @Benchmark
  public List<Route> namedTopicWithFilter() {
    return filtered.match("order.e0500", payload, null);
  }

  /** Every subscription is a pattern, and one matches. */
  @Benchmark
  public List<Route> thousandPatterns() {
    return wildcards.match("shop0500.order.created", payload, null);
  }

  private TenantRoutes routes(String pattern, String filter) {
    List<TenantRoutes.Subscription> subscriptions = new ArrayList<>();
    for (int number = 0; number < TOPICS; number++) {
      UUID endpoint = new UUID(7, number);
      destinations.computeIfAbsent(endpoint, RoutingParts::destination);
      subscriptions.add(
          new TenantRoutes.Subscription(
              new UUID(8, number),
              endpoint,
              TopicPattern.parse(pattern.formatted(number)),
              Set.of(),
              filter == null ? null : Filter.parse(read(filter)),
              null));
    }
    return new TenantRoutes(destinations, subscriptions);
  }

  private static Destination destination(UUID endpoint) {
    return new Destination(
        "default",
        endpoint,
        Target.of("https://example.com/" + endpoint),
        new Destination.Pace(15_000, 10, 128, 0, List.of(0)),
        List.of(),
        List.of(new Destination.Secret(SigningKey.of("secret"), null)),
        true,
        false,
        false,
        null);
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
