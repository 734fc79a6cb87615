package dev.hookline.transport.http;

import dev.hookline.transport.send.Phases;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.core5.io.CloseMode;

/** One send under way: its deadline, the phase it is in, and what to close when the time is up. */
final class Flight {
  /** What a send is doing; names the failure when it ends there. */
  enum Phase {
    LEASE,
    DNS,
    CONNECT,
    TLS,
    EXCHANGE,
    BODY
  }

  private enum State {
    RUNNING,
    LANDED,
    CUT
  }

  /** Under which name the flight travels in the context of the HTTP client. */
  static final String ATTRIBUTE = "hookline.flight";

  private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
  private final long startNanos;
  private final long deadlineNanos;
  private volatile ConnectionEndpoint endpoint;

  Phase phase = Phase.LEASE;
  boolean answerBegan;
  long dnsNanos;
  long connectNanos;
  long tlsNanos;
  long firstByteNanos;

  Flight(long startNanos, long timeoutNanos) {
    this.startNanos = startNanos;
    this.deadlineNanos = startNanos + timeoutNanos;
  }

  /**
   * Puts a connection at stake: it will be closed if the time is up, or at once if it already is.
   */
  void take(ConnectionEndpoint taken) {
    endpoint = taken;
    if (wasCut()) {
      taken.close(CloseMode.IMMEDIATE);
    }
  }

  /** Milliseconds left, at least 1, since 0 means forever to a socket. */
  int remainingMillis() {
    return (int) Math.max(1, (deadlineNanos - System.nanoTime()) / 1_000_000);
  }

  boolean overdue(long nowNanos) {
    return nowNanos - deadlineNanos >= 0;
  }

  boolean wasCut() {
    return state.get() == State.CUT;
  }

  /**
   * Ends the flight; true if it was in time, so that nobody else will close its connection any
   * more.
   */
  boolean land() {
    return state.compareAndSet(State.RUNNING, State.LANDED);
  }

  /** Closes the connection under a flight that still runs. */
  void cut() {
    if (state.compareAndSet(State.RUNNING, State.CUT)) {
      ConnectionEndpoint taken = endpoint;
      if (taken != null) {
        taken.close(CloseMode.IMMEDIATE);
      }
    }
  }

  Phases phases() {
    long total = System.nanoTime() - startNanos;
    return new Phases(
        dnsNanos / 1_000,
        connectNanos / 1_000,
        tlsNanos / 1_000,
        firstByteNanos / 1_000,
        total / 1_000);
  }
}
