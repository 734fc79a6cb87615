package dev.hookline.api.micro;

import com.fasterxml.jackson.core.JsonParser;
import dev.hookline.api.event.Envelope;
import dev.hookline.api.event.EventReader;
import dev.hookline.api.json.Json;
import dev.hookline.delivery.publish.PublishRequest;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.transport.signature.SigningKey;
import dev.hookline.transport.signature.WebhookSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What one publish and one delivery of 1 KiB need of processor time, but for the routing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HotParts {
  private static final Envelope ENVELOPE = new Envelope(524_288, null, null, null);

  private final Uuid7 ids = new Uuid7(Clock.systemUTC());
  private final byte[] payload =
      ("{\"order\":4711,\"note\":\"" + "x".repeat(1_000) + "\"}").getBytes(StandardCharsets.UTF_8);
  private final byte[] publish =
      ("{\"topic\":\"order.created\",\"payload\":"
              + new String(payload, StandardCharsets.UTF_8)
              + "}")
          .getBytes(StandardCharsets.UTF_8);
  private final List<SigningKey> key = List.of(SigningKey.of(SigningKey.generateSecret()));

  /** Reading a publish, its payload left as it came. */
  @Benchmark
  public PublishRequest json() throws IOException {
    try (JsonParser parser = Json.parser(publish)) {
      PublishRequest event = new EventReader(publish, ENVELOPE).read(parser);
      Json.end(parser);
      return event;
    }
  }

  /** The signature of Standard Webhooks. */
  @Benchmark
  public String standardSignature() {
    return WebhookSignature.sign(
        "msg_0199c8f000007000800000000000abcd", 1_700_000_000L, payload, key);
  }

  /** HookLine's own signature. */
  @Benchmark
  public String ownSignature() {
    return WebhookSignature.xHl(1_700_000_000_000L, payload, key.getFirst());
  }

  /** One id. */
  @Benchmark
  public UUID id() {
    return ids.next();
  }
}
