package dev.hookline.admin.flags;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.flags.StoredFlag;
import jakarta.ws.rs.QueryParam;

/** What the address of a preview asks for. */
public class Asked {
  @QueryParam("enabled")
  String enabled;

  @QueryParam("percentage")
  String percentage;

  @QueryParam("from")
  String from;

  @QueryParam("until")
  String until;

  /**
   * The rule that is asked for; that of the flag if none is.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST}
   */
  StoredFlag.Rule rule(StoredFlag flag) {
    return percentage == null ? flag.rule() : Draft.rule(flag, enabled, percentage, from, until);
  }
}
