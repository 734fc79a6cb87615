package dev.hookline.bench.load;

import dev.hookline.bench.wire.EventKey;
import dev.hookline.bench.wire.Message;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection of the load generator, with at most one request on it. */
final class Line {
  private static final int CONNECT_MILLIS = 5_000;

  private final InetSocketAddress server;
  private final ByteBuffer request;
  private final Message answer = new Message();
  private SocketChannel channel;
  private SelectionKey key;
  private boolean awaiting;
  private long sinceNanos;

  Line(InetSocketAddress server, ByteBuffer request) {
    this.server = server;
    this.request = request;
  }

  void ensureConnected(Selector selector) throws IOException {
    if (channel != null && channel.isOpen()) {
      return;
    }
    answer.clear();
    channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.socket().connect(server, CONNECT_MILLIS);
    channel.configureBlocking(false);
    key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  void send(RequestTemplate template, long dueNanos, int topicNumber) throws IOException {
    template.patch(request, dueNanos, topicNumber);
    request.rewind();
    sinceNanos = dueNanos;
    awaiting = true;
    flush();
  }

  /**
   * Whether the answer to the request on the line is complete; to be followed by {@link #settle}.
   */
  boolean ready() throws IOException {
    if (key.isWritable()) {
      flush();
    }
    int count = answer.readFrom(channel);
    if (count < 0) {
      throw new IOException("closed by the server");
    }
    return answer.complete();
  }

  /** Notes the answer and frees the line; returns the status. */
  int settle(LoadFigures figures, long nowNanos) {
    int status = answer.status();
    long event =
        status == 201
            ? EventKey.find(answer.array(), answer.bodyStart(), answer.bodyEnd())
            : EventKey.NONE;
    figures.answered(status, event, nowNanos - sinceNanos, nowNanos);
    boolean closes = answer.closes();
    answer.discard();
    awaiting = false;
    if (closes) {
      close();
    }
    return status;
  }

  /** Gives the connection up; says whether a request was on it. */
  boolean close() {
    boolean wasAwaiting = awaiting;
    awaiting = false;
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      return wasAwaiting; // nothing is left to save on a connection given up
    }
    return wasAwaiting;
  }

  private void flush() throws IOException {
    channel.write(request);
    boolean rest = request.hasRemaining();
    int wanted = rest ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }
}
