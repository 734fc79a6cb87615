package dev.hookline.bench.load;

import dev.hookline.bench.wire.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Answers request number n of all its connections with the pieces that a script gives for n. */
final class ScriptedServer implements AutoCloseable {
  /** As the last piece: close the connection. */
  static final String CLOSE = "CLOSE";

  private final ServerSocketChannel server;
  private final IntFunction<String[]> script;
  private final AtomicInteger requests = new AtomicInteger();

  ScriptedServer(IntFunction<String[]> script) throws IOException {
    this.script = script;
    server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofPlatform().daemon().start(this::accept);
  }

  static String created(int number) {
    return "{\"event_id\":\"evt_%032x\"}".formatted(number + 1);
  }

  static String answer(int status, String body) {
    return "HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%s".formatted(status, body.length(), body);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.socket().getLocalSocketAddress();
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        Thread.ofVirtual().start(() -> serve(channel));
      }
    } catch (IOException e) {
      return; // closed
    }
  }

  private void serve(SocketChannel channel) {
    Message request = new Message();
    try (channel) {
      channel.socket().setTcpNoDelay(true);
      while (request.readFrom(channel) >= 0) {
        if (!request.complete()) {
          continue;
        }
        request.discard();
        for (String piece : script.apply(requests.getAndIncrement())) {
          if (piece.equals(CLOSE)) {
            return;
          }
          channel.write(ByteBuffer.wrap(piece.getBytes(StandardCharsets.US_ASCII)));
          Thread.sleep(1);
        }
      }
    } catch (IOException e) {
      return; // the client went away
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
