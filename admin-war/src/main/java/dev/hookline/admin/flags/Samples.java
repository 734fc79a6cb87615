package dev.hookline.admin.flags;

import dev.hookline.delivery.directory.Tenants;
import dev.hookline.delivery.flags.Decision;
import dev.hookline.delivery.flags.FlagBoard;
import dev.hookline.persistence.flags.StoredFlag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What a change would do to tenants, for a person to see before it is made. */
@ApplicationScoped
class Samples {
  private static final int MOST = 1_000;
  private static final int SHOWN = 20;

  @Inject Tenants tenants;
  @Inject FlagBoard board;
  @Inject Clock clock;

  /**
   * All that was looked at, and some of it.
   *
   * @param tenants how many: the newest, at most a thousand
   * @param now for how many of them it is on
   * @param after for how many it would be
   * @param shown those that change, then others
   */
  public record Outlook(int tenants, long now, long after, List<Sample> shown) {}

  Outlook of(StoredFlag flag, StoredFlag.Rule wanted) {
    Instant moment = clock.instant();
    List<Sample> all =
        tenants.list(null, MOST).stream()
            .map(each -> of(flag, wanted, each.id(), moment))
            .sorted(Comparator.comparing(Sample::stays))
            .toList();
    return new Outlook(
        all.size(),
        all.stream().filter(each -> each.now().on()).count(),
        all.stream().filter(Sample::after).count(),
        all.stream().limit(SHOWN).toList());
  }

  private Sample of(StoredFlag flag, StoredFlag.Rule wanted, String tenant, Instant moment) {
    Decision now = board.decide(flag.key(), tenant);
    boolean inTime =
        (wanted.from() == null || !moment.isBefore(wanted.from()))
            && (wanted.until() == null || moment.isBefore(wanted.until()));
    boolean after =
        switch (now.by()) {
          case KILL_SWITCH, OVERRIDE -> now.on();
          case SCHEDULE, DISABLED, ROLLOUT ->
              inTime && wanted.enabled() && now.bucket() < wanted.percentage();
        };
    return new Sample(tenant, now, after);
  }
}
