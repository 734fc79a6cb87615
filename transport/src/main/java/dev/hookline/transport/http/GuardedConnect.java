package dev.hookline.transport.http;

import dev.hookline.transport.guard.AddressGuard;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * Opens connections: only to addresses the guard has judged, and directly, whatever proxy the
 * platform is told of.
 */
record GuardedConnect(AddressGuard guard, TlsWrap tls) implements HttpClientConnectionOperator {
  @Override
  public void connect(
      ManagedHttpClientConnection connection,
      HttpHost host,
      InetSocketAddress local,
      TimeValue timeout,
      SocketConfig config,
      HttpContext context)
      throws IOException {
    Flight flight = (Flight) context.getAttribute(Flight.ATTRIBUTE);
    flight.phase = Flight.Phase.DNS;
    long start = System.nanoTime();
    InetAddress[] addresses = guard.resolve(host.getHostName(), flight.remainingMillis());
    long resolved = System.nanoTime();
    flight.dnsNanos = resolved - start;

    flight.phase = Flight.Phase.CONNECT;
    Socket socket = open(connection, addresses, host.getPort(), flight);
    long connected = System.nanoTime();
    flight.connectNanos = connected - resolved;

    if ("https".equals(host.getSchemeName())) {
      flight.phase = Flight.Phase.TLS;
      SSLSocket secure = tls.over(socket, host.getHostName(), host.getPort());
      secure.setSoTimeout(flight.remainingMillis());
      secure.startHandshake();
      connection.bind(secure, socket);
      flight.tlsNanos = System.nanoTime() - connected;
    }
  }

  @Override
  public void upgrade(ManagedHttpClientConnection connection, HttpHost host, HttpContext context) {
    throw new UnsupportedOperationException("no proxies, hence no tunnels");
  }

  private static Socket open(
      ManagedHttpClientConnection connection, InetAddress[] addresses, int port, Flight flight)
      throws IOException {
    IOException last = new ConnectException("no address");
    long giveUp = System.nanoTime() + Limits.CONNECT_MILLIS * 1_000_000L;
    for (InetAddress address : addresses) {
      long left = Math.min(flight.remainingMillis(), (giveUp - System.nanoTime()) / 1_000_000);
      if (left <= 0 || flight.wasCut()) {
        break;
      }
      Socket socket = new Socket(java.net.Proxy.NO_PROXY);
      try {
        // Bound before it is connected, so that a cut closes it at any time.
        connection.bind(socket);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(address, port), (int) left);
        return socket;
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw last;
  }
}
