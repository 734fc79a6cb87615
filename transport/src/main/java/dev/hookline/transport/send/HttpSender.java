package dev.hookline.transport.send;

import dev.hookline.transport.guard.AddressGuard;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;

/** The sender: a pool of connections, and two chores beside it. */
final class HttpSender implements Sender {
  private static final int EVICT_SECONDS = 5;

  private final PoolingHttpClientConnectionManager pool;
  private final Deadlines deadlines = new Deadlines();
  private final Exchange exchange = new Exchange();
  // Platform threads: a cut must come in time even when every carrier of virtual threads is busy.
  // Two, so that closing idle connections never delays a cut.
  private final ScheduledExecutorService chores =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("hookline-send-", 0).factory());

  private HttpSender(PoolingHttpClientConnectionManager pool) {
    this.pool = pool;
  }

  static HttpSender open(AddressGuard guard, Limits limits, TlsWrap tls) {
    HttpSender sender = new HttpSender(Connections.pool(guard, limits, tls));
    sender.chores.scheduleWithFixedDelay(
        sender.deadlines,
        Deadlines.INTERVAL_MILLIS,
        Deadlines.INTERVAL_MILLIS,
        TimeUnit.MILLISECONDS);
    sender.chores.scheduleWithFixedDelay(
        sender::evict, EVICT_SECONDS, EVICT_SECONDS, TimeUnit.SECONDS);
    return sender;
  }

  @Override
  public Answer send(OutboundRequest request) {
    Flight flight = new Flight(System.nanoTime(), request.timeoutMillis() * 1_000_000L);
    deadlines.watch(flight);
    try {
      return new Attempt(pool, exchange, request, flight).run();
    } finally {
      flight.land();
      deadlines.forget(flight);
    }
  }

  @Override
  public void close() {
    chores.shutdownNow();
    pool.close(CloseMode.IMMEDIATE);
  }

  /** Whether no send is under way and every connection has been handed back. */
  boolean idle() {
    return deadlines.watchesNone() && pool.getTotalStats().getLeased() == 0;
  }

  private void evict() {
    pool.closeExpired();
    pool.closeIdle(TimeValue.ofSeconds(Limits.IDLE_SECONDS));
  }
}
