package dev.hookline.transport.send;

import dev.hookline.transport.guard.AddressGuard;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The pool of connections and how each is set up. */
final class Connections {
  private Connections() {}

  static PoolingHttpClientConnectionManager pool(AddressGuard guard, Limits limits, TlsWrap tls) {
    PoolingHttpClientConnectionManager pool =
        new PoolingHttpClientConnectionManager(
            new GuardedConnect(guard, tls),
            PoolConcurrencyPolicy.LAX,
            PoolReusePolicy.LIFO,
            TimeValue.ofSeconds(Limits.CONNECTION_SECONDS),
            ManagedHttpClientConnectionFactory.builder().http1Config(http1()).build());
    pool.setMaxTotal(limits.total());
    pool.setDefaultMaxPerRoute(limits.perRoute());
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
