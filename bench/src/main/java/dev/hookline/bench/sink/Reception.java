package dev.hookline.bench.sink;

import dev.hookline.bench.verify.Verifier;
import dev.hookline.bench.wire.Ascii;
import dev.hookline.bench.wire.EventKey;
import dev.hookline.bench.wire.Header;
import dev.hookline.bench.wire.Message;
import java.util.Arrays;
import java.util.List;

/**
 * Notes deliveries for the current round. Every method but the first two runs on the sink's thread.
 */
final class Reception {
  private static final Header EVENT_ID = new Header("X-HL-Event-Id");
  private static final Header WEBHOOK_ID = new Header("webhook-id");
  private static final Header WEBHOOK_TIMESTAMP = new Header("webhook-timestamp");
  private static final Header WEBHOOK_SIGNATURE = new Header("webhook-signature");
  private static final Header TIMESTAMP = new Header("X-HL-Timestamp");
  private static final Header SIGNATURE = new Header("X-HL-Signature");

  // Two HMACs of 1 kB cost more than everything else the sink does, so one delivery in 64 is
  // checked.
  private static final int SAMPLE = 64;

  private volatile Expectation expectation = new Expectation(new byte[0], 0, List.of());
  private volatile Arrivals arrivals = new Arrivals();
  private int untilSample;

  void expect(Expectation newExpectation) {
    expectation = newExpectation;
  }

  Arrivals newRound() {
    Arrivals round = new Arrivals();
    arrivals = round;
    return round;
  }

  void publish() {
    arrivals.publish();
  }

  void note(Message request) {
    Arrivals round = arrivals;
    long now = System.nanoTime();
    byte[] text = request.array();
    int id = request.valueOf(EVENT_ID);
    round.arrived(id < 0 ? EventKey.NONE : EventKey.at(text, id, request.lineEnd(id)), now);
    if (expectation.sameBody(text, request.bodyStart(), request.bodyEnd())) {
      round.latency(now - Ascii.hex(text, request.bodyStart() + expectation.timeAt()));
    } else {
      round.changedBody();
    }
    if (--untilSample < 0) {
      untilSample = SAMPLE - 1;
      check(request, round);
    }
  }

  private void check(Message request, Arrivals round) {
    List<Verifier> verifiers = expectation.verifiers();
    int endpoint = endpoint(request);
    if (endpoint < 0 || endpoint >= verifiers.size()) {
      return;
    }
    byte[] body = Arrays.copyOfRange(request.array(), request.bodyStart(), request.bodyEnd());
    Verifier verifier = verifiers.get(endpoint);
    boolean standard =
        verifier.standard(
            request.textOf(WEBHOOK_ID),
            request.textOf(WEBHOOK_TIMESTAMP),
            request.textOf(WEBHOOK_SIGNATURE),
            body,
            System.currentTimeMillis() / 1000);
    boolean own = verifier.hookLine(request.textOf(TIMESTAMP), request.textOf(SIGNATURE), body);
    round.signature(standard && own);
  }

  /** The number at the end of the path: {@code POST /e0012 HTTP/1.1} is 12; -1 without one. */
  private static int endpoint(Message request) {
    byte[] text = request.array();
    int at = "POST /e".length();
    int number = 0;
    for (int i = at; i < at + 4; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return -1;
      }
      number = number * 10 + text[i] - '0';
    }
    return number;
  }
}
