package dev.hookline.delivery.dispatch;

import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Failure;
import dev.hookline.transport.send.OutboundRequest;
import dev.hookline.transport.send.Phases;
import dev.hookline.transport.send.Sender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** A sender without a network: notes what is sent and answers as it is told. */
final class FakeSender implements Sender {
  private final List<OutboundRequest> sent = new CopyOnWriteArrayList<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private volatile IntUnaryOperator status = number -> 200;
  private volatile IntFunction<String> excerpt = number -> "";
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** The status of each send by its number from 0; one below 0 is a bug of the sender. */
  void answers(IntUnaryOperator statuses) {
    status = statuses;
  }

  /** The beginning of the body of each answer. */
  void says(IntFunction<String> excerpts) {
    excerpt = excerpts;
  }

  /** Sends wait until the gate opens. */
  CountDownLatch hold() {
    gate = new CountDownLatch(1);
    return gate;
  }

  List<OutboundRequest> sent() {
    return sent;
  }

  int inFlight() {
    return inFlight.get();
  }

  int mostInFlight() {
    return mostInFlight.get();
  }

  @Override
  public Answer send(OutboundRequest request) {
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    try {
      int number;
      synchronized (this) {
        number = sent.size();
        sent.add(request);
      }
      gate.await();
      int answer = status.applyAsInt(number);
      if (answer < 0) {
        throw new IllegalStateException("a bug");
      }
      return new Answer(
          answer, Failure.NONE, excerpt.apply(number), null, new Phases(0, 0, 0, 1, 1), "");
    } catch (InterruptedException e) {
      return new Answer(0, Failure.RESET, "", null, new Phases(0, 0, 0, 0, 0), "interrupted");
    } finally {
      inFlight.decrementAndGet();
    }
  }

  @Override
  public void close() {}
}
