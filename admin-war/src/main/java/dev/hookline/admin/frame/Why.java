package dev.hookline.admin.frame;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;

/** The reason that an operator gives for an act, as it stands in the audit log. */
public final class Why {
  private static final int LONGEST = 500;

  private Why() {}

  /**
   * The reason without the space around it.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST} if there is none, or it is too long
   */
  public static String of(String reason) {
    if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
      throw new Refused(Reason.INVALID_REQUEST, "say why, in 1 to 500 characters");
    }
    return reason.strip();
  }
}
