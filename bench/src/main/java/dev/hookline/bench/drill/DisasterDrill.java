package dev.hookline.bench.drill;

import dev.hookline.bench.api.Api;
import dev.hookline.bench.api.LocalServer;
import dev.hookline.bench.measure.Until;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The drill from the first event to the verdict. */
final class DisasterDrill {
  private static final Duration COMES_BACK = Duration.ofSeconds(150);
  private static final Duration DRAINS = Duration.ofSeconds(120);
  private static final Duration LOOK = Duration.ofMillis(20);
  // A delivery sent twice comes within its lease; most come at once.
  private static final Duration LATE_DUPLICATES = Duration.ofSeconds(2);
  // So that the baseline is not that of a server whose code is cold: until it keeps up.
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(45);
  private static final Duration KEEPS_UP_FOR = Duration.ofSeconds(2);
  private static final long KEEPS_UP_NANOS = Duration.ofMillis(100).toNanos();

  private final Nodes nodes;
  private final Duration window;
  private final int rate;
  private final Consumer<String> progress;
  private final List<Tenant> tenants = new ArrayList<>();

  DisasterDrill(Nodes nodes, Duration window, int rate, Consumer<String> progress) {
    this.nodes = nodes;
    this.window = window;
    this.rate = rate;
    this.progress = progress;
  }

  /** The tenants, with their ledgers; complete once {@link #run} has returned. */
  List<Tenant> tenants() {
    return tenants;
  }

  Result run() throws IOException {
    String beganAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    // The second node's view: the first will be away.
    try (Api operator = new Api(nodes.all().getLast().operator())) {
      tenants.add(Tenant.make("drill-a", nodes));
      tenants.add(Tenant.make("drill-b", nodes));
      return measure(operator, beganAt);
    } finally {
      for (Tenant tenant : tenants) {
        tenant.close();
      }
    }
  }

  private Result measure(Api operator, String beganAt) throws IOException {
    List<Clients> clients = tenants.stream().map(each -> Clients.start(each, rate)).toList();
    Queue before;
    Queue back;
    Moments moments;
    try {
      warmUp();
      progress.accept("measuring for %d s".formatted(window.toSeconds()));
      final long began = System.nanoTime();
      Until.passed(window);
      before = Queue.of(operator);
      LocalServer victim = nodes.victim();
      progress.accept("killing a node");
      final long killed = System.nanoTime();
      victim.kill();
      boolean isBack = Until.met(() -> restarted() && victim.ready(), COMES_BACK, LOOK);
      final long ready = isBack ? System.nanoTime() : 0;
      back = Queue.of(operator);
      progress.accept(isBack ? "the node is back" : "the node does not come back");
      Until.passed(window);
      Supervision said = nodes.supervision();
      moments =
          new Moments(
              began, killed, said.noticedNanos(), said.restartedNanos(), ready, System.nanoTime());
    } finally {
      clients.forEach(Clients::close);
    }
    progress.accept("waiting until all has arrived");
    boolean settled = Until.met(this::settled, DRAINS, LOOK);
    boolean drained = settled && Until.met(() -> empty(operator), DRAINS, LOOK);
    Until.passed(LATE_DUPLICATES);
    progress.accept("looking what each tenant is shown");
    return result(beganAt, moments, List.of(before, back, Queue.of(operator)), drained);
  }

  private Result result(String beganAt, Moments moments, List<Queue> queues, boolean drained)
      throws IOException {
    Timeline timeline = new Timeline(tenants.stream().map(Tenant::ledger).toList());
    long ready = moments.ready() == 0 ? moments.stopped() : moments.ready();
    Phase baseline = Phase.of(timeline, moments.began(), moments.killed(), queues.get(0));
    Phase outage = Phase.of(timeline, moments.killed(), ready, queues.get(1));
    Phase afterwards = Phase.of(timeline, ready, moments.stopped(), queues.get(2));
    Result.Rto rto = recovery(timeline, moments, baseline.mostWaiting(), drained);
    Result.Rpo rpo = loss(queues.getLast().dead());
    Isolation isolation = Isolation.of(tenants);
    List<String> missed = Result.missed(rto, rpo, isolation);
    return new Result(
        "disaster",
        beganAt,
        tenants.size(),
        rate,
        baseline,
        outage,
        afterwards,
        rto,
        rpo,
        isolation.leaked(),
        isolation,
        Result.TARGETS,
        missed.isEmpty(),
        missed.isEmpty() ? "passed" : "missed: " + String.join("; ", missed));
  }

  private static Result.Rto recovery(
      Timeline timeline, Moments moments, long usuallyWaiting, boolean drained) {
    double ready = moments.sinceKill(moments.ready());
    long resumed = timeline.allArrivedOf(moments.killed());
    double resume = moments.sinceKill(resumed);
    long from = Math.max(moments.ready(), resumed);
    double drain =
        ready < 0 || resume < 0 || !drained
            ? Moments.NEVER
            : moments.sinceKill(timeline.downTo(usuallyWaiting, from));
    return new Result.Rto(
        moments.sinceKill(moments.noticed()),
        moments.sinceKill(moments.restarted()),
        ready,
        resume,
        drain,
        drain, // it cannot come before the others
        Moments.millis(timeline.longestSilence(moments.killed(), moments.stopped())),
        Moments.millis(timeline.longestStandstill(moments.killed(), moments.stopped())));
  }

  private Result.Rpo loss(long dead) {
    long acknowledged = 0;
    long[] sums = new long[7];
    for (Tenant tenant : tenants) {
      Ledger ledger = tenant.ledger();
      acknowledged += ledger.acknowledged().size();
      sums[0] += ledger.missing();
      sums[1] += ledger.duplicates();
      sums[2] += ledger.madeTwice();
      sums[3] += ledger.ambiguous();
      sums[4] += ledger.givenUp();
      sums[5] += ledger.changedBodies();
      sums[6] += ledger.wrongSignatures();
    }
    long deadLettered = Math.min(sums[0], dead);
    return new Result.Rpo(
        acknowledged,
        acknowledged - sums[0],
        deadLettered,
        sums[0] - deadLettered,
        sums[1],
        sums[2],
        sums[3],
        sums[4],
        sums[5],
        sums[6]);
  }

  private void warmUp() {
    long[] since = {System.nanoTime()};
    Until.met(
        () -> {
          if (tenants.stream()
              .anyMatch(each -> each.ledger().lastLatencyNanos() > KEEPS_UP_NANOS)) {
            since[0] = System.nanoTime();
          }
          return System.nanoTime() - since[0] > KEEPS_UP_FOR.toNanos();
        },
        LONGEST_WARM_UP,
        LOOK);
  }

  private boolean restarted() {
    return nodes.supervision().restartedNanos() != 0;
  }

  private boolean settled() {
    return tenants.stream().allMatch(each -> each.ledger().settled());
  }

  private static boolean empty(Api operator) {
    try {
      return Queue.of(operator).depth() == 0;
    } catch (IOException e) {
      return false; // asked again
    }
  }
}
