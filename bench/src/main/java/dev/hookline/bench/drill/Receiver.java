package dev.hookline.bench.drill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hookline.bench.verify.Verifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One tenant's receiver: checks every delivery, writes it down, and then answers 200. */
final class Receiver implements AutoCloseable {
  private static final int OK = 200;
  private static final int NO_BODY = -1;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Payload payload;
  private final Ledger ledger;
  private volatile Verifier verifier;

  private Receiver(HttpServer server, Payload payload, Ledger ledger) {
    this.server = server;
    this.payload = payload;
    this.ledger = ledger;
  }

  static Receiver open(Payload payload, Ledger ledger) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    Receiver receiver = new Receiver(server, payload, ledger);
    server.createContext("/in", receiver::take);
    server.setExecutor(receiver.threads);
    server.start();
    return receiver;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/in");
  }

  /** The secret of the endpoint that leads here. */
  void verifyWith(String secret) {
    verifier = new Verifier(secret);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      note(exchange, body);
      exchange.sendResponseHeaders(OK, NO_BODY);
    }
  }

  private void note(HttpExchange exchange, byte[] body) {
    OptionalLong number = payload.number(body);
    if (number.isEmpty()) {
      ledger.foreign();
      return;
    }
    if (!Arrays.equals(body, payload.of(number.getAsLong()))) {
      ledger.changedBody();
    }
    if (!signed(exchange, body)) {
      ledger.wrongSignature();
    }
    ledger.arrived(
        new Ledger.Arrival(
            number.getAsLong(), header(exchange, "X-HL-Event-Id"), System.nanoTime()));
  }

  private boolean signed(HttpExchange exchange, byte[] body) {
    Verifier of = verifier;
    return of != null
        && of.standard(
            header(exchange, "webhook-id"),
            header(exchange, "webhook-timestamp"),
            header(exchange, "webhook-signature"),
            body,
            System.currentTimeMillis() / 1000)
        && of.hookLine(
            header(exchange, "X-HL-Timestamp"), header(exchange, "X-HL-Signature"), body);
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
