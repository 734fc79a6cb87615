package dev.hookline.bench.bare;

import dev.hookline.settings.Authorities;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import dev.hookline.transport.guard.AddressGuard;
import dev.hookline.transport.http.HttpSender;
import dev.hookline.transport.send.HeaderLine;
import dev.hookline.transport.send.OutboundRequest;
import dev.hookline.transport.send.Sender;
import dev.hookline.transport.send.Target;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Sends each delivery from memory on a virtual thread, so many at a time. When memory holds as many
 * deliveries as it may, publishers wait.
 */
final class Sends implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 15_000;
  private static final HeaderLine TYPE = new HeaderLine("Content-Type", "application/json");

  private final Sender sender;
  private final Target target;
  private final Semaphore places;
  private final Semaphore bytes;
  private final Semaphore inFlight;
  private final Results results;

  /**
   * @param settings say how many deliveries memory holds, how many bytes of them, how many are sent
   *     at a time, and whom to trust
   */
  Sends(String url, Settings settings, Results results) {
    this.sender = HttpSender.open(AddressGuard.privateToo(), Authorities.of(settings));
    this.target = Target.of(url);
    this.places = new Semaphore(settings.integer(Setting.DISPATCH_CAPACITY));
    this.bytes = new Semaphore(settings.integer(Setting.DISPATCH_BYTES));
    this.inFlight = new Semaphore(settings.integer(Setting.ENDPOINT_MAX_IN_FLIGHT));
    this.results = results;
  }

  void reserve(Accepted event) throws InterruptedException {
    places.acquire();
    bytes.acquire(event.payload().length);
  }

  void begin(Accepted event) {
    Thread.ofVirtual().start(() -> send(event));
  }

  @Override
  public void close() {
    sender.close();
  }

  private void send(Accepted event) {
    inFlight.acquireUninterruptibly();
    int status;
    try {
      status =
          sender
              .send(
                  new OutboundRequest(
                      target,
                      event.payload(),
                      List.of(
                          TYPE, new HeaderLine("X-HL-Event-Id", Acceptor.name(event.eventId()))),
                      TIMEOUT_MILLIS))
              .status();
    } finally {
      inFlight.release();
      places.release();
      bytes.release(event.payload().length);
    }
    results.submit(new Sent(event.eventId(), status));
  }
}
