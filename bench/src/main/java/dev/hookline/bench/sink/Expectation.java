package dev.hookline.bench.sink;

import dev.hookline.bench.verify.Verifier;
import java.util.Arrays;
import java.util.List;

/**
 * What a delivery must look like.
 *
 * @param payload the payload; 16 hex digits of it, the send time, differ from event to event
 * @param timeAt where those digits stand
 * @param verifiers one for each endpoint, in the order of the endpoints' numbers; empty checks no
 *     signature
 */
public record Expectation(byte[] payload, int timeAt, List<Verifier> verifiers) {
  private static final int TIME_DIGITS = 16;

  boolean sameBody(byte[] text, int from, int to) {
    int behind = timeAt + TIME_DIGITS;
    return to - from == payload.length
        && Arrays.equals(text, from, from + timeAt, payload, 0, timeAt)
        && Arrays.equals(text, from + behind, to, payload, behind, payload.length);
  }
}
