package dev.hookline.admin.overview;

import dev.hookline.delivery.Store;
import dev.hookline.delivery.modes.Act;
import dev.hookline.delivery.modes.Modes;
import dev.hookline.persistence.ledger.StoreCheck;
import dev.hookline.persistence.outbox.QueueCounts;
import dev.hookline.persistence.watch.Backlog;
import dev.hookline.persistence.watch.Nodes;
import dev.hookline.persistence.watch.Traffic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How the installation is, looked up at most once a second however many people look. */
@ApplicationScoped
class Pulse {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int MOST_WAITING = 6;

  @Inject Clock clock;
  @Inject StoreCheck store;
  @Inject Traffic traffic;
  @Inject Backlog backlog;
  @Inject Nodes nodes;
  @Inject Modes modes;

  private Beat last;

  synchronized Beat beat() {
    Instant now = clock.instant();
    if (last == null || last.at().plus(FRESH).isBefore(now)) {
      last = look(now);
    }
    return last;
  }

  private Beat look(Instant now) {
    QueueCounts queue = Store.ask(() -> store.queue(null));
    Backlog.Dead dead = Store.ask(backlog::dead);
    List<Nodes.Node> all = Store.ask(nodes::list);
    long alive = all.stream().filter(Nodes.Node::alive).count();
    return new Beat(
        now,
        Verdict.of(queue, dead, !modes.permits(Act.DELIVER), alive),
        queue,
        dead,
        Store.ask(traffic::in),
        Store.ask(traffic::out),
        Store.ask(traffic::latency),
        Store.ask(traffic::attempts),
        all,
        Store.ask(() -> backlog.longest(MOST_WAITING)));
  }
}
