package dev.hookline.admin.flags;

import dev.hookline.delivery.directory.Tenants;
import dev.hookline.delivery.flags.Decision;
import dev.hookline.delivery.flags.FlagBoard;
import dev.hookline.persistence.flags.StoredFlag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What a change would do to some tenants, for a person to see before it is made. */
@ApplicationScoped
class Samples {
  private static final int MOST = 20;

  @Inject Tenants tenants;
  @Inject FlagBoard board;

  List<Sample> of(StoredFlag flag, Draft draft) {
    return tenants.list(null, MOST).stream().map(each -> of(flag, draft, each.id())).toList();
  }

  private Sample of(StoredFlag flag, Draft draft, String tenant) {
    Decision now = board.decide(flag.key(), tenant);
    boolean after =
        switch (now.by()) {
          case KILL_SWITCH, OVERRIDE, SCHEDULE -> now.on();
          case DISABLED, ROLLOUT -> draft.enabled() && now.bucket() < draft.percentage();
        };
    return new Sample(tenant, now, after);
  }
}
