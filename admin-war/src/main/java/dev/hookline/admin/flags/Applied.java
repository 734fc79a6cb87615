package dev.hookline.admin.flags;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.flags.StoredFlag;
import jakarta.ws.rs.FormParam;

/** What the form of a change sends that was previewed. */
public class Applied {
  @FormParam("enabled")
  String enabled;

  @FormParam("percentage")
  String percentage;

  @FormParam("from")
  String from;

  @FormParam("until")
  String until;

  @FormParam("version")
  int version;

  @FormParam("reason")
  String reason;

  /**
   * The change as the board takes it: what stays is left out.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST}
   */
  ObjectNode body(StoredFlag flag) {
    StoredFlag.Rule wanted = Draft.rule(flag, enabled, percentage, from, until);
    return Draft.body(flag.rule(), wanted).put("version", version);
  }
}
