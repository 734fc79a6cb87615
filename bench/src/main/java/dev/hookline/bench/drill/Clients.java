package dev.hookline.bench.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.bench.api.Api;
import dev.hookline.bench.api.ApiRefused;
import dev.hookline.bench.measure.Until;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Publishes a tenant's events at fixed times. What one node does not take goes to the next under
 * the same key, until one has answered for it.
 */
final class Clients implements AutoCloseable {
  private static final int LANES = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(25);

  private final Tenant tenant;
  private final Payload payload;
  private final long intervalNanos;
  private final long start = System.nanoTime();
  private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean stopping;

  private Clients(Tenant tenant, int rate) {
    this.tenant = tenant;
    this.payload = new Payload(tenant.id());
    this.intervalNanos = 1_000_000_000L / rate;
  }

  /** Starts publishing this many events a second. */
  static Clients start(Tenant tenant, int rate) {
    Clients clients = new Clients(tenant, rate);
    for (int lane = 0; lane < LANES; lane++) {
      long first = lane;
      clients.lanes.execute(() -> clients.publishEach(first));
    }
    return clients;
  }

  /** No new events; returns once every one that was begun is acknowledged or given up. */
  @Override
  public void close() {
    stopping = true;
    lanes.close();
  }

  private void publishEach(long first) {
    for (long number = first; !stopping; number += LANES) {
      long due = start + number * intervalNanos;
      for (long left = due - System.nanoTime();
          left > 0 && !stopping;
          left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      if (!stopping) {
        publish(number, due);
      }
    }
  }

  private void publish(long number, long due) {
    List<Api> doors = tenant.doors();
    byte[] body = payload.of(number);
    String key = tenant.id() + "-" + number;
    int calls = 0;
    while (System.nanoTime() - due < PATIENCE.toNanos()
        && !Thread.currentThread().isInterrupted()) {
      Api door = doors.get((int) ((number + calls) % doors.size()));
      calls++;
      try {
        JsonNode answer = door.publishOnce("drill", key, body);
        String event = answer.path("event_id").asText();
        tenant
            .ledger()
            .acknowledged(new Ledger.Acknowledged(number, event, due, System.nanoTime(), calls));
        return;
      } catch (ApiRefused e) {
        // "not now", or a server whose application is not there yet: the next node
      } catch (IOException e) {
        tenant.ledger().brokeOff();
      }
      if (calls % doors.size() == 0) {
        Until.passed(BETWEEN_ROUNDS);
      }
    }
    tenant.ledger().gaveUp();
  }
}
