package dev.hookline.transport.http;

import dev.hookline.settings.Authorities;
import dev.hookline.transport.guard.AddressGuard;
import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.OutboundRequest;
import dev.hookline.transport.send.Sender;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The sender: a pool of connections, and two chores beside it. */
public final class HttpSender implements Sender {
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

  /**
   * A sender that connects only where the guard allows.
   *
   * @param authorities trusted beside those of the JDK
   */
  public static Sender open(AddressGuard guard, Authorities authorities) {
    return open(guard, TlsWrap.trusting(authorities));
  }

  static HttpSender open(AddressGuard guard, TlsWrap tls) {
    HttpSender sender = new HttpSender(pool(guard, tls));
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

  static PoolingHttpClientConnectionManager pool(AddressGuard guard, TlsWrap tls) {
    PoolingHttpClientConnectionManager pool =
        new PoolingHttpClientConnectionManager(
            new GuardedConnect(guard, tls),
            PoolConcurrencyPolicy.LAX,
            PoolReusePolicy.LIFO,
            TimeValue.ofSeconds(Limits.CONNECTION_SECONDS),
            ManagedHttpClientConnectionFactory.builder().http1Config(http1()).build());
    // A pool of this policy has no total; the deliveries in flight bound it.
    pool.setDefaultMaxPerRoute(Limits.PER_ROUTE);
    pool.setDefaultConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.ofMilliseconds(Limits.CONNECT_MILLIS))
            .setTimeToLive(TimeValue.ofSeconds(Limits.CONNECTION_SECONDS))
            .setValidateAfterInactivity(TimeValue.ofMilliseconds(Limits.PROBE_IDLE_MILLIS))
            .build());
    return pool;
  }

  private static Http1Config http1() {
    return Http1Config.custom()
        .setBufferSize(Limits.BUFFER_BYTES)
        .setMaxHeaderCount(Limits.HEADER_FIELDS)
        .setMaxLineLength(Limits.HEADER_LINE_BYTES)
        .build();
  }
}
