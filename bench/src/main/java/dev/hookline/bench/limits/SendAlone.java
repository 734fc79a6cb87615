package dev.hookline.bench.limits;

import dev.hookline.bench.load.LoadFigures;
import dev.hookline.bench.load.LoadGenerator;
import dev.hookline.bench.load.Pace;
import dev.hookline.bench.load.RequestTemplate;
import dev.hookline.bench.sink.Sink;
import java.io.IOException;
import java.time.Duration;

/**
 * Deliveries from our generator straight to our sink, with no server between: the most this machine
 * can send and receive, and what the two cost by themselves.
 *
 * @param perSecond deliveries answered each second
 * @param generatorMicros CPU time of the generator's thread for each, in microseconds
 * @param sinkMicros CPU time of the sink's thread for each, in microseconds
 */
public record SendAlone(double perSecond, double generatorMicros, double sinkMicros) {
  /** Measures for about the given time, after as much again to warm up. */
  public static SendAlone measure(int connections, int payloadBytes, Duration window)
      throws IOException {
    try (Sink sink = Sink.open()) {
      run(sink, connections, payloadBytes, window);
      double sinkBefore = sink.cpuMicros();
      LoadFigures load = run(sink, connections, payloadBytes, window);
      double sends = Math.max(1, load.answers(200));
      return new SendAlone(
          load.answers(200) / load.seconds(),
          load.cpuMicros() / sends,
          (sink.cpuMicros() - sinkBefore) / sends);
    }
  }

  private static LoadFigures run(Sink sink, int connections, int payloadBytes, Duration window) {
    String authority = "127.0.0.1:" + sink.address().getPort();
    RequestTemplate template = RequestTemplate.delivery(authority, payloadBytes);
    LoadGenerator generator =
        new LoadGenerator(sink.address(), template, Pace.closedLoop(), connections, 1);
    generator.run(window);
    return generator.figures();
  }
}
