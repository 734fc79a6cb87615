package dev.hookline.bench.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A receiver on a free port of the loopback address. */
public final class Sink implements AutoCloseable {
  private final ServerSocketChannel server;
  private final Selector selector;
  private final Thread thread;
  private final Reception reception = new Reception();
  private final String scheme;
  private final Function<SocketChannel, Line> lines;

  private Sink(
      ServerSocketChannel server,
      Selector selector,
      String scheme,
      Function<SocketChannel, Line> lines) {
    this.server = server;
    this.selector = selector;
    this.scheme = scheme;
    this.lines = lines;
    this.thread = Thread.ofPlatform().name("sink").daemon().unstarted(this::serve);
  }

  /** Opens the port and starts the thread. */
  public static Sink open() throws IOException {
    return open("http", PlainLine::new);
  }

  /**
   * As {@link #open()}, maybe for callers that speak TLS.
   *
   * @param secure with the certificate that is shown to them
   */
  public static Sink open(Optional<SSLContext> secure) throws IOException {
    return secure.isEmpty() ? open() : open("https", channel -> new TlsLine(channel, secure.get()));
  }

  private static Sink open(String scheme, Function<SocketChannel, Line> lines) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.configureBlocking(false);
    Sink sink = new Sink(server, Selector.open(), scheme, lines);
    server.register(sink.selector, SelectionKey.OP_ACCEPT);
    sink.thread.start();
    return sink;
  }

  /** The address it listens on. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.socket().getLocalSocketAddress();
  }

  /** The URL of one endpoint; its number stands in four digits at the end. */
  public URI endpoint(int number) {
    return URI.create("%s://127.0.0.1:%d/e%04d".formatted(scheme, address().getPort(), number));
  }

  /** Says what deliveries must look like from now on. */
  public void expect(Expectation expectation) {
    reception.expect(expectation);
  }

  /** Begins a round; what arrives from now on is noted in the returned object. */
  public Arrivals newRound() {
    return reception.newRound();
  }

  /** CPU time of the sink's thread so far, in microseconds. */
  public double cpuMicros() {
    return Math.max(0, ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()))
        / 1e3;
  }

  @Override
  public void close() {
    try {
      selector.close();
      server.close();
      thread.join(2_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    try {
      while (selector.isOpen()) {
        selector.select(this::handle);
        reception.publish();
      }
    } catch (ClosedSelectorException e) {
      return; // close() was called
    } catch (IOException e) {
      throw new UncheckedIOException("the sink stopped", e);
    }
  }

  private void handle(SelectionKey key) {
    if (key.attachment() instanceof Caller caller) {
      caller.serve(key, reception);
    } else {
      accept();
    }
  }

  private void accept() {
    try {
      for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.register(selector, SelectionKey.OP_READ, new Caller(lines.apply(channel)));
      }
    } catch (IOException e) {
      return; // the caller gave up before it was accepted
    }
  }
}
