package dev.hookline.jobs.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.Store;
import dev.hookline.delivery.input.Member;
import dev.hookline.delivery.input.Members;
import dev.hookline.jobs.Jobs;
import dev.hookline.persistence.schedules.ScheduleTable;
import dev.hookline.persistence.schedules.StoredSchedule;
import dev.hookline.persistence.work.Acting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Where schedules are looked at and changed. A change holds on every node with its next look. */
@ApplicationScoped
public class Schedules {
  private ScheduleTable table;
  private Clock clock;

  /** For CDI. */
  protected Schedules() {}

  /** The schedules of the given table. */
  @Inject
  public Schedules(ScheduleTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** All of them, by name. */
  public List<StoredSchedule> all() {
    return Store.ask(table::all);
  }

  /**
   * A schedule.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public StoredSchedule get(String name) {
    return Store.ask(() -> table.find(name))
        .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "no such schedule"));
  }

  /** Whether this server can do what the schedule is for, be it by plan or on demand. */
  public boolean startable(String name) {
    return Jobs.names().contains(name);
  }

  /**
   * Changes what the body names, of {@code {plan, enabled, reason}}. A schedule that was off does
   * not catch up.
   *
   * @throws Refused with {@link Reason#NOT_FOUND} or {@link Reason#INVALID_REQUEST}
   */
  public StoredSchedule change(String name, JsonNode body) {
    Members in = Members.of(body);
    String reason = in.optional("reason", "", text -> text.text(0, 500));
    StoredSchedule now = get(name);
    Plan plan = plan(in, now);
    boolean enabled = in.optional("enabled", now.enabled(), Member::flag);
    boolean same = enabled == now.enabled() && plan.text().equals(now.plan());
    if (!same) {
      Instant next = enabled ? plan.after(clock.instant()).orElse(null) : null;
      Acting.as(
          Acting.current().on(null).because(reason),
          () ->
              Store.ask(
                  () -> {
                    table.change(name, plan.text(), enabled, next);
                    return null;
                  }));
    }
    return get(name);
  }

  private Plan plan(Members in, StoredSchedule now) {
    String text = in.optional("plan", now.plan(), member -> member.text(1, 100));
    Plan plan =
        Plan.parse(text)
            .orElseThrow(() -> new Refused(Reason.INVALID_REQUEST, "no plan. " + Plan.FORMS));
    if (plan instanceof Plan.After after
        && (after.job().equals(now.name())
            || all().stream().noneMatch(each -> each.name().equals(after.job())))) {
      throw new Refused(Reason.INVALID_REQUEST, "a plan cannot follow " + after.job());
    }
    return plan;
  }
}
