package dev.hookline.admin.flags;

import dev.hookline.delivery.flags.Decision;
import java.util.Locale;

/**
 * A tenant before and after a change.
 *
 * @param after whether the flag would be on
 */
public record Sample(String tenant, Decision now, boolean after) {
  /** Whether nothing changes for the tenant. */
  public boolean stays() {
    return after == now.on();
  }

  /** What decides now, in words. */
  public String by() {
    return now.by().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
