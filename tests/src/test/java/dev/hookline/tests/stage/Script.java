package dev.hookline.tests.stage;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How a receiver answers. */
@FunctionalInterface
public interface Script {
  /**
   * Answers one request.
   *
   * @param closing is down once the receiver closes
   * @return whether the connection may serve another request
   */
  boolean play(Socket connection, CountDownLatch closing) throws IOException, InterruptedException;

  static Script status(int status, String... headers) {
    return raw(
        "HTTP/1.1 "
            + status
            + " As-Told\r\n"
            + String.join("\r\n", headers)
            + (headers.length == 0 ? "" : "\r\n")
            + "Content-Length: 2\r\n\r\nok");
  }

  /** These bytes, whatever they mean. */
  static Script raw(String answer) {
    return (connection, closing) -> {
      connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      connection.getOutputStream().flush();
      return true;
    };
  }

  /** The same, and then the connection ends. */
  static Script rawThenClose(String answer) {
    return (connection, closing) -> {
      raw(answer).play(connection, closing);
      return false;
    };
  }

  static Script after(Duration delay, Script then) {
    return (connection, closing) -> {
      closing.await(delay.toMillis(), TimeUnit.MILLISECONDS);
      return then.play(connection, closing);
    };
  }

  /** Never answers. */
  static Script hang() {
    return (connection, closing) -> {
      closing.await();
      return false;
    };
  }

  /** A TCP reset instead of an answer. */
  static Script reset() {
    return (connection, closing) -> {
      connection.setSoLinger(true, 0);
      return false;
    };
  }

  /** One after the other; the last one for good. */
  static Script sequence(Script... scripts) {
    AtomicInteger next = new AtomicInteger();
    return (connection, closing) ->
        scripts[Math.min(next.getAndIncrement(), scripts.length - 1)].play(connection, closing);
  }

  /** Waits for the gate to open, then does the rest. */
  static Script when(CountDownLatch gate, Script then) {
    return (connection, closing) -> {
      gate.await();
      return then.play(connection, closing);
    };
  }
}
