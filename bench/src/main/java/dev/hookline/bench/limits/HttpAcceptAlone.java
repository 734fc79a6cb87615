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
    refused(target, template, connections, window.multipliedBy(3)); // nobody refused any before
    LoadFigures load = refused(target, template, connections, window);
    return load.answers(400) / load.seconds();
  }

  private static LoadFigures refused(
      Target target, RequestTemplate template, int connections, Duration window) {
    LoadGenerator generator =
        new LoadGenerator(target.address(), template, Pace.closedLoop(), connections, 1);
    generator.run(window);
    return generator.figures();
  }
}
