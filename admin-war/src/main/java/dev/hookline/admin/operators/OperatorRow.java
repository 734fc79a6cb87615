package dev.hookline.admin.operators;

import dev.hookline.delivery.operators.Operator;
import dev.hookline.persistence.id.IdKind;
import java.time.Instant;

/**
 * An operator as the page shows them.
 *
 * @param vouched whether an identity provider vouches for them
 * @param lockedUntil null if not locked
 * @param lastSignInAt null if never
 * @param level {@code ok}, {@code warn} or {@code idle}
 * @param state in a few words
 */
public record OperatorRow(
    String id,
    String name,
    String role,
    boolean vouched,
    boolean disabled,
    Instant lockedUntil,
    Instant createdAt,
    Instant lastSignInAt,
    String level,
    String state) {

  static OperatorRow of(Operator operator, Instant lockedUntil) {
    String level = "ok";
    String state = "may sign in";
    if (operator.disabled()) {
      level = "idle";
      state = "disabled";
    } else if (lockedUntil != null) {
      level = "warn";
      state = "locked";
    } else if (operator.mustChange()) {
      level = "warn";
      state = "has a one-time password";
    }
    return new OperatorRow(
        IdKind.OPERATOR.format(operator.id()),
        operator.name(),
        operator.role().wireName(),
        operator.vouched(),
        operator.disabled(),
        lockedUntil,
        operator.createdAt(),
        operator.lastSignInAt().orElse(null),
        level,
        state);
  }
}
