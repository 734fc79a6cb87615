package dev.hookline.tests.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that does not keep to the rules of HTTP. */
public final class RawClient implements AutoCloseable {
  private static final int PATIENCE = (int) Duration.ofSeconds(45).toMillis();
  private static final int CHUNKS = 5_000;

  private final Socket socket;

  private RawClient(Socket socket) {
    this.socket = socket;
  }

  public static RawClient to(URI server) throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(PATIENCE);
    return new RawClient(socket);
  }

  /** Writes a request up to the empty line. */
  public void head(String method, String path, Api caller, String header) throws IOException {
    StringBuilder head =
        new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    caller.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    write(head.append("Content-Type: application/json\r\n" + header + "\r\n\r\n").toString());
  }

  public void write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  /** Sends chunk after chunk until the server answers or hangs up; returns the status line. */
  public String floodUntilAnswered() throws IOException {
    String chunk = "1000\r\n" + "x".repeat(4096) + "\r\n";
    try {
      for (int i = 0; i < CHUNKS && socket.getInputStream().available() == 0; i++) {
        write(chunk);
      }
    } catch (IOException e) {
      // the server stopped reading; its answer may already be here
    }
    return statusLine();
  }

  /** The first line of the answer, or null if the connection ended without one. */
  public String statusLine() throws IOException {
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
        .readLine();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
