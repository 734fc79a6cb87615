package dev.hookline.transport.http;

import dev.hookline.settings.Authorities;
import dev.hookline.settings.Settings;
import dev.hookline.transport.guard.AddressGuard;
import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Sender;
import dev.hookline.transport.send.Target;
import dev.hookline.transport.signature.SigningKey;
import dev.hookline.transport.webhook.WebhookMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures signed sends per second against a trivial sink in the same process: {@code SendRate
 * [senders] [seconds] [rounds]}. A measurement, not a test: it has no expectation and runs only
 * when called.
 */
final class SendRate {
  private static final byte[] OK = Wire.bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

  private SendRate() {}

  public static void main(String[] args) throws Exception {
    int senders = args.length > 0 ? Integer.parseInt(args[0]) : 128;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    AddressGuard guard = AddressGuard.of(Settings.of(Map.of("HL_ALLOW_PRIVATE_TARGETS", "1")));
    try (Sink sink = Sink.serving(SendRate::drain);
        Sender sender = HttpSender.open(guard, Authorities.NONE)) {
      for (int round = 0; round < rounds; round++) {
        measure(sender, message(sink.url()), senders, seconds);
      }
    }
  }

  private static WebhookMessage message(String url) {
    return new WebhookMessage(
        Target.of(url),
        new WebhookMessage.Ids("evt_0190a0b0c0d0e0f0", "dlv_0190a0b0c0d0e0f1", "orders.paid"),
        ("{\"x\":\"" + "a".repeat(1_000) + "\"}").getBytes(),
        List.of(SigningKey.of(SigningKey.generateSecret())),
        WebhookMessage.Trace.NONE,
        List.of(),
        15_000);
  }

  private static void measure(Sender sender, WebhookMessage message, int senders, int seconds)
      throws InterruptedException {
    LongAdder delivered = new LongAdder();
    LongAdder failed = new LongAdder();
    long cpuStart = cpuNanos();
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < senders; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (System.nanoTime() < end) {
                      Answer answer = sender.send(message.sign(System.currentTimeMillis()));
                      (answer.delivered() ? delivered : failed).increment();
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double took = (System.nanoTime() - start) / 1e9;
    double cpuMicros = (cpuNanos() - cpuStart) / 1e3 / Math.max(1, delivered.sum());
    System.out.printf(
        "%d senders: %.0f delivered/s, %d failed, %.1f us of CPU a send, sink included%n",
        senders, delivered.sum() / took, failed.sum(), cpuMicros);
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  // Reads blocks, not bytes: the sink must cost less than what is measured. Each request fits one
  // block.
  private static void drain(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] block = new byte[8192];
    int have = 0;
    while (true) {
      int read = in.read(block, have, block.length - have);
      if (read < 0) {
        return;
      }
      have += read;
      if (have > 2 && block[have - 1] == '}' && block[have - 2] == '"') {
        socket.getOutputStream().write(OK);
        have = 0;
      }
    }
  }
}
