package dev.hookline.admin.flags;

import dev.hookline.persistence.flags.StoredFlag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One difference between two rules.
 *
 * @param before as it is
 * @param after as it would be
 */
public record Change(String name, String before, String after) {
  static List<Change> between(StoredFlag.Rule now, StoredFlag.Rule wanted) {
    List<Change> found = new ArrayList<>();
    add(found, "state", now.enabled() ? "on" : "off", wanted.enabled() ? "on" : "off");
    add(found, "rollout", now.percentage() + " %", wanted.percentage() + " %");
    add(found, "from", moment(now.from()), moment(wanted.from()));
    add(found, "until", moment(now.until()), moment(wanted.until()));
    return found;
  }

  private static void add(List<Change> found, String name, String before, String after) {
    if (!before.equals(after)) {
      found.add(new Change(name, before, after));
    }
  }

  private static String moment(Instant moment) {
    return moment == null ? "always" : moment.toString();
  }
}
