package dev.hookline.transport.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A local server that does with every connection what a test tells it to. */
final class Sink implements AutoCloseable {
  /** What happens on one connection. */
  interface Behaviour {
    void serve(Socket socket) throws IOException;
  }

  private final ServerSocket server;
  private final Behaviour behaviour;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  private Sink(ServerSocket server, Behaviour behaviour) {
    this.server = server;
    this.behaviour = behaviour;
  }

  static Sink serving(Behaviour behaviour) {
    try {
      return serving(new ServerSocket(0, 4096, InetAddress.getLoopbackAddress()), behaviour);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Sink serving(ServerSocket server, Behaviour behaviour) {
    Sink sink = new Sink(server, behaviour);
    Thread.ofVirtual().start(sink::accept);
    return sink;
  }

  /** Answers every request with the same bytes and keeps the connection. */
  static Behaviour answering(byte[] answer) {
    return socket -> {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (Wire.readRequest(in) != null) {
        socket.getOutputStream().write(answer);
      }
    };
  }

  int port() {
    return server.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/hook";
  }

  int connections() {
    return connections.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.incrementAndGet();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      behaviour.serve(socket);
    } catch (IOException e) {
      // The sender hung up, as most of these tests want.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
