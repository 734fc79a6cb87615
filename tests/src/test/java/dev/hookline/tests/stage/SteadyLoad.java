package dev.hookline.tests.stage;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Publishers that never give up: what one node does not take goes to the next under the same key,
 * until it is acknowledged. Their pace is the same however fast the nodes are.
 */
public final class SteadyLoad implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** New events in a second. */
  private static final int RATE = 50;

  private final List<Api> doors;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final Semaphore due = new Semaphore(0);
  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger moved = new AtomicInteger();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  private SteadyLoad(List<Api> doors) {
    this.doors = doors;
  }

  public static SteadyLoad start(int publishers, Tenant tenant, List<Stage> nodes) {
    return at(
        publishers, tenant.api(), nodes.stream().map(node -> node.server().apiUrl()).toList());
  }

  /** With the headers of this caller, at these addresses. */
  public static SteadyLoad at(int publishers, Api caller, List<URI> nodes) {
    SteadyLoad load =
        new SteadyLoad(nodes.stream().map(node -> new Api(node, caller.headers())).toList());
    load.pace.scheduleAtFixedRate(load.due::release, 0, 1_000 / RATE, TimeUnit.MILLISECONDS);
    for (int i = 0; i < publishers; i++) {
      int first = i;
      load.threads.execute(() -> load.publish(first));
    }
    return load;
  }

  /** The events that a node answered for with 201. */
  public Set<String> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  /** Answers that were neither a 201 nor "come again". */
  public Set<String> refused() {
    return Set.copyOf(refused);
  }

  /** How often a publish had to go to another node. */
  public int moved() {
    return moved.get();
  }

  public void awaitAcknowledged(int events) {
    Until.isTrue(events + " acknowledged", PATIENCE, () -> acknowledged.size() >= events);
  }

  /** No new events; returns when those begun are acknowledged. */
  public void stop() {
    stop.set(true);
    due.release(1_000);
    threads.close();
  }

  @Override
  public void close() {
    stop.set(true);
    pace.shutdownNow();
    threads.shutdownNow();
    threads.close();
  }

  private void publish(int first) {
    for (int door = first; isDue(); door++) {
      int number = count.incrementAndGet();
      String body =
          "{\"topic\":\"load\",\"payload\":{\"n\":%d},\"idempotency_key\":\"load-%d\"}"
              .formatted(number, number);
      while (!offered(doors.get(door % doors.size()), body)) {
        moved.incrementAndGet();
        door++;
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
      }
    }
  }

  private boolean isDue() {
    try {
      due.acquire();
      return !stop.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean offered(Api door, String body) {
    try {
      Reply reply = door.post("/v1/events", body);
      if (reply.status() == 201) {
        acknowledged.add(reply.text("event_id"));
        return true;
      }
      if (reply.status() < 500 && reply.status() != 409) {
        refused.add(reply.status() + " " + reply.body());
        return true;
      }
    } catch (UncheckedIOException | IllegalStateException e) {
      // the node is away
    }
    return false;
  }
}
