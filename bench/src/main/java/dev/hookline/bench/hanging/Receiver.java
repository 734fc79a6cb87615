package dev.hookline.bench.hanging;

import dev.hookline.bench.wire.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Answers every POST with 200, until it is told to hang: then it reads and answers no more. */
final class Receiver implements AutoCloseable {
  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocketChannel server = ServerSocketChannel.open();
  private final Set<SocketChannel> callers = ConcurrentHashMap.newKeySet();
  private volatile boolean hanging;

  Receiver() throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    Thread.ofVirtual().start(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.socket().getLocalPort() + "/hanging");
  }

  void hang() {
    hanging = true;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (SocketChannel caller : callers) {
      caller.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel caller = server.accept();
        callers.add(caller);
        Thread.ofVirtual().start(() -> serve(caller));
      }
    } catch (IOException e) {
      return; // close() was called
    }
  }

  private void serve(SocketChannel caller) {
    try (caller) {
      Message request = new Message();
      while (request.readFrom(caller) >= 0) {
        while (request.complete()) {
          request.discard();
          if (!hanging) {
            caller.write(ByteBuffer.wrap(OK));
          }
        }
      }
    } catch (IOException e) {
      return; // the caller gave up, which is what we are for
    } finally {
      callers.remove(caller);
    }
  }
}
