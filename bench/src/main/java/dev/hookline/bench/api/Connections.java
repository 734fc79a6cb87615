package dev.hookline.bench.api;

import dev.hookline.bench.wire.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Kept connections for calls one at a time; safe for many threads.
 *
 * <p>The JDK's client would do, but takes half a second of a cold process for its first calls, and
 * the demo would show that as HookLine's.
 */
final class Connections implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 20_000;
  // Servers close what stays idle: a connection older than this is not used for another call.
  private static final long IDLE_NANOS = 3_000_000_000L;

  /** An answer read in full. */
  record Answer(int status, byte[] body) {}

  private record Kept(Socket socket, ReadableByteChannel in, Message message, long sinceNanos) {}

  private final InetSocketAddress server;
  private final Deque<Kept> idle = new ConcurrentLinkedDeque<>();

  Connections(InetSocketAddress server) {
    this.server = server;
  }

  Answer call(String head, byte[] body) throws IOException {
    Kept kept = take();
    boolean reusable = false;
    try {
      OutputStream out = kept.socket().getOutputStream();
      byte[] request =
          Arrays.copyOf(head.getBytes(StandardCharsets.ISO_8859_1), head.length() + body.length);
      System.arraycopy(body, 0, request, head.length(), body.length);
      out.write(request);
      Message message = kept.message();
      while (!message.complete()) {
        if (message.readFrom(kept.in()) < 0) {
          throw new IOException("the server closed the connection under a request");
        }
      }
      Answer answer =
          new Answer(
              message.status(),
              Arrays.copyOfRange(message.array(), message.bodyStart(), message.bodyEnd()));
      reusable = !message.closes();
      message.discard();
      return answer;
    } finally {
      giveBack(kept, reusable);
    }
  }

  @Override
  public void close() throws IOException {
    for (Kept kept = idle.poll(); kept != null; kept = idle.poll()) {
      kept.socket().close();
    }
  }

  private Kept take() throws IOException {
    for (Kept kept = idle.poll(); kept != null; kept = idle.poll()) {
      if (System.nanoTime() - kept.sinceNanos() < IDLE_NANOS) {
        return kept;
      }
      kept.socket().close();
    }
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(ANSWER_MILLIS);
    socket.connect(server, CONNECT_MILLIS);
    return new Kept(socket, Channels.newChannel(socket.getInputStream()), new Message(), 0);
  }

  private void giveBack(Kept kept, boolean reusable) throws IOException {
    if (reusable) {
      idle.push(new Kept(kept.socket(), kept.in(), kept.message(), System.nanoTime()));
    } else {
      kept.socket().close();
    }
  }
}
