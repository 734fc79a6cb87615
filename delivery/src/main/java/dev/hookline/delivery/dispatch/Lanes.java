package dev.hookline.delivery.dispatch;

import dev.hookline.delivery.breakers.Breakers;
import dev.hookline.delivery.routing.Destination;
import dev.hookline.persistence.outbox.ClaimReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** The lanes of this node, and the timer that wakes those that wait for their rate. */
final class Lanes {
  private static final long SOON_NANOS = 10_000_000;

  private final Map<UUID, Lane> lanes = new ConcurrentHashMap<>();
  private final IntSupplier nodes;
  private final Breakers breakers;
  private final Lane.Surroundings around;
  private final Consumer<Held> returned;
  private final Set<UUID> expected = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean ringing = new AtomicBoolean();
  private final ScheduledExecutorService timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("hookline-rates").factory());

  /**
   * @param nodes how many nodes are alive: each sends its share of an endpoint's rate
   * @param hungry told when a lane that was full has room again
   * @param takeUp takes up a lane that waited for its rate
   * @param returned told of what must be claimed anew because its lane became ordered, or is no
   *     more
   */
  Lanes(
      IntSupplier nodes,
      Breakers breakers,
      Runnable hungry,
      Consumer<Lane> takeUp,
      Consumer<Held> returned) {
    this.nodes = nodes;
    this.breakers = breakers;
    this.returned = returned;
    this.around =
        new Lane.Surroundings(
            hungry, (lane, nanos) -> wake(lane, nanos, takeUp), System::nanoTime, breakers);
  }

  /** The lane of the endpoint, as it is configured now; one that retired is made anew. */
  Lane of(Destination destination) {
    Lane lane =
        lanes.computeIfAbsent(
            destination.endpointId(), id -> new Lane(destination.tenantId(), id, around));
    Destination.Pace pace = destination.pace();
    double share = (double) pace.perSecond() / nodes.getAsInt();
    lane.follow(pace.maxInFlight(), share, destination.ordered()).forEach(returned);
    return lane;
  }

  /** The lane of the endpoint, or null if it has none. */
  Lane known(UUID endpointId) {
    return lanes.get(endpointId);
  }

  Collection<Lane> all() {
    return lanes.values();
  }

  /** Forgets a lane that retired. */
  void forget(Lane retired) {
    lanes.remove(retired.endpointId(), retired);
  }

  /** Drops lanes with nothing in them. */
  void retireIdle() {
    lanes.values().removeIf(Lane::retireIfIdle);
    expected.clear();
  }

  /** Something for an ordered endpoint is about to be committed. */
  void expect(UUID endpointId) {
    expected.add(endpointId);
  }

  /** Whether the endpoint is an ordered one that was published to lately, and its lane is idle. */
  boolean expected(UUID endpointId) {
    return expected.contains(endpointId) && idle(endpointId);
  }

  private boolean idle(UUID endpointId) {
    Lane lane = lanes.get(endpointId);
    return lane == null || lane.idle();
  }

  /** Those of the lanes of which nothing is here: the others are still at their last run. */
  List<UUID> idle(Collection<UUID> endpoints) {
    return endpoints.stream().filter(this::idle).toList();
  }

  /**
   * What is full, what is held back, and whose breaker is open.
   *
   * @param crowding tenants that hold all they may for now
   */
  ClaimReader.Shut shut(Holds holds, Collection<String> crowding) {
    Map<UUID, Integer> shut = new HashMap<>();
    for (Lane lane : lanes.values()) {
      int full = lane.full();
      if (full != 0) {
        shut.put(lane.endpointId(), full);
      }
    }
    breakers.allShut().forEach(endpoint -> shut.put(endpoint, ClaimReader.Shut.ALTOGETHER));
    holds.endpoints().forEach(endpoint -> shut.put(endpoint, ClaimReader.Shut.ALTOGETHER));
    Set<String> tenants = new HashSet<>(holds.tenants());
    tenants.addAll(crowding);
    return new ClaimReader.Shut(shut, tenants);
  }

  /** Rings a moment later, and once for all who ask until then. */
  void ringSoon(Runnable bell) {
    if (ringing.compareAndSet(false, true)) {
      later(
          () -> {
            ringing.set(false);
            bell.run();
          },
          SOON_NANOS);
    }
  }

  /** Wakes no lane any more. */
  void stop() {
    timer.shutdownNow();
  }

  private void wake(Lane lane, long nanos, Consumer<Lane> takeUp) {
    later(
        () -> {
          lane.woken();
          takeUp.accept(lane);
        },
        nanos);
  }

  private void later(Runnable what, long nanos) {
    try {
      timer.schedule(what, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) { // stopping: what waits is handed back
      return;
    }
  }
}
