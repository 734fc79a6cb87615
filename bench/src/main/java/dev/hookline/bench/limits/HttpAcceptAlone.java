package dev.hookline.bench.limits;

import dev.hookline.bench.api.Target;
import dev.hookline.bench.load.LoadFigures;
import dev.hookline.bench.load.LoadGenerator;
import dev.hookline.bench.load.Pace;
import dev.hookline.bench.load.RequestTemplate;
import java.time.Duration;

/** The same publish, refused for its topic: everything up to the commit, and nothing of it. */
public final class HttpAcceptAlone {
  private static final String MALFORMED_TOPIC = "bench..e";

  private HttpAcceptAlone() {}

  /** Publishes refused with 400 each second; 0 if the server refuses in another way. */
  public static double perSecond(
      Target target, int connections, int payloadBytes, Duration window) {
    RequestTemplate template =
        RequestTemplate.publish(target.authority(), target.apiKey(), MALFORMED_TOPIC, payloadBytes);
    LoadGenerator generator =
        new LoadGenerator(target.address(), template, Pace.closedLoop(), connections, 1);
    generator.run(window);
    LoadFigures load = generator.figures();
    return load.answers(400) / load.seconds();
  }
}
