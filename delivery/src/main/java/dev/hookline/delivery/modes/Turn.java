package dev.hookline.delivery.modes;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.input.Member;
import dev.hookline.delivery.input.Members;
import java.time.Duration;
import java.time.Instant;

/**
 * What somebody wants of a switch.
 *
 * @param reason why, 1 to {@value #LONGEST_REASON} characters
 * @param expiresAt when it goes off by itself, at most 30 days ahead; null for never
 */
public record Turn(boolean on, String reason, Instant expiresAt) {
  static final int LONGEST_REASON = 500;
  private static final Duration LONGEST = Duration.ofDays(30);

  /** A turn without an end. */
  public static Turn lasting(boolean on, String reason) {
    return new Turn(on, reason, null);
  }

  /**
   * Reads {@code {"value": true, "reason": "…", "expires_at": 1790000000000}}.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST}
   */
  static Turn read(Member member, Instant now) {
    Members members = member.members();
    boolean on = members.required("value").flag();
    Instant end = members.optional("expires_at", null, each -> end(each, on, now));
    return new Turn(on, reason(members), end);
  }

  /**
   * The member {@code reason}, which must say something.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST}
   */
  public static String reason(Members members) {
    Member reason = members.required("reason");
    String text = reason.text(1, LONGEST_REASON).strip();
    if (text.isEmpty()) {
      throw reason.refused("must say something");
    }
    return text;
  }

  private static Instant end(Member member, boolean on, Instant now) {
    Instant end = Instant.ofEpochMilli(member.number(0, Long.MAX_VALUE));
    if (!on) {
      throw member.refused("is only for a switch that is turned on");
    }
    if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
      throw member.refused("must be in the future, at most 30 days ahead");
    }
    return end;
  }
}
