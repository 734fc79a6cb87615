package dev.hookline.api.operators;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hookline.delivery.operators.Operator;
import dev.hookline.persistence.id.IdKind;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An operator as an admin sees them.
 *
 * @param source {@code local} for who has a password, {@code oidc} for whom an identity provider
 *     vouches
 * @param oneTimePassword only in the answer that made it
 * @param mustChange whether the password is good for choosing another one only
 * @param lockedUntilMs after wrong passwords; Unix milliseconds, or null
 * @param createdAt Unix milliseconds
 * @param lastSignInAtMs Unix milliseconds, or null
 */
public record OperatorView(
    String id,
    String operatorId,
    String name,
    String role,
    @Schema(enumeration = {"local", "oidc"}) String source,
    @JsonInclude(JsonInclude.Include.NON_NULL) String oneTimePassword,
    boolean mustChange,
    boolean disabled,
    @Schema(nullable = true) Long lockedUntilMs,
    long createdAt,
    @Schema(nullable = true) Long lastSignInAtMs) {

  static OperatorView of(Operator operator, Optional<Instant> lockedUntil) {
    return of(operator, lockedUntil, null);
  }

  static OperatorView of(Operator operator, Optional<Instant> lockedUntil, String password) {
    String id = IdKind.OPERATOR.format(operator.id());
    return new OperatorView(
        id,
        id,
        operator.name(),
        operator.role().wireName(),
        operator.vouched() ? "oidc" : "local",
        password,
        operator.mustChange(),
        operator.disabled(),
        lockedUntil.map(Instant::toEpochMilli).orElse(null),
        operator.createdAt().toEpochMilli(),
        operator.lastSignInAt().map(Instant::toEpochMilli).orElse(null));
  }
}
