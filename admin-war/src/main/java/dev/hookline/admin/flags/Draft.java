package dev.hookline.admin.flags;

import dev.hookline.persistence.flags.StoredFlag;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;

/** A change that was asked for and not made yet. */
public class Draft {
  @QueryParam("enabled")
  String enabled;

  @QueryParam("percentage")
  String percentage;

  /**
   * One difference.
   *
   * @param before as it is
   * @param after as it would be
   */
  public record Change(String name, String before, String after) {}

  static Draft of(StoredFlag flag) {
    Draft draft = new Draft();
    draft.enabled = Boolean.toString(flag.rule().enabled());
    draft.percentage = Integer.toString(flag.rule().percentage());
    return draft;
  }

  boolean asked() {
    return enabled != null
        && percentage != null
        && percentage.matches("\\d{1,3}")
        && percentage() <= 100;
  }

  /** Whether the flag would be enabled. */
  public boolean enabled() {
    return Boolean.parseBoolean(enabled);
  }

  /** The share of tenants it would be on for, 0 to 100. */
  public int percentage() {
    return Integer.parseInt(percentage);
  }

  /** What would differ; empty if nothing would. */
  List<Change> changes(StoredFlag flag) {
    List<Change> found = new ArrayList<>();
    if (enabled() != flag.rule().enabled()) {
      found.add(
          new Change(
              "enabled", Boolean.toString(flag.rule().enabled()), Boolean.toString(enabled())));
    }
    if (percentage() != flag.rule().percentage()) {
      found.add(
          new Change(
              "rollout", flag.rule().percentage() + " %", percentage() + " % of the tenants"));
    }
    return found;
  }
}
