package dev.hookline.bench.receive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Answers each delivery with 200 and notes the id of its event, one line each. It is noted before
 * it is answered, so a sender that heard 200 finds it in the file.
 */
final class Ledger implements HttpHandler, AutoCloseable {
  private static final int LONGEST_ID = 255;

  private final OutputStream lines;
  private final long delayMillis;

  /**
   * @param file appended to; made if it does not exist
   * @param delayMillis how long each answer is held back
   */
  Ledger(Path file, long delayMillis) throws IOException {
    this.lines = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    this.delayMillis = delayMillis;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String id = exchange.getRequestHeaders().getFirst("X-HL-Event-Id");
      boolean delivery = "POST".equals(exchange.getRequestMethod()) && isId(id);
      if (delivery) {
        hold();
        note(id);
      }
      exchange.sendResponseHeaders(delivery ? 200 : 400, -1);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private static boolean isId(String text) {
    return text != null && text.length() <= LONGEST_ID && text.matches("\\w+");
  }

  private void hold() {
    try {
      new CountDownLatch(1).await(delayMillis, TimeUnit.MILLISECONDS); // nobody counts it down
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void note(String id) throws IOException {
    lines.write((id + "\n").getBytes(StandardCharsets.US_ASCII));
    lines.flush();
  }
}
