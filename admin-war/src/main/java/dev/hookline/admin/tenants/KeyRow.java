package dev.hookline.admin.tenants;

import dev.hookline.persistence.access.ApiKey;
import dev.hookline.persistence.id.IdKind;
import java.time.Instant;
import java.util.List;

/**
 * A key as the page shows it.
 *
 * @param level {@code ok}, {@code warn} or {@code idle}
 * @param state in a word or two
 * @param endsAt when it ended or will end, or null
 * @param live whether it is good now
 * @param rotates whether it may get a successor
 */
public record KeyRow(
    String id,
    String name,
    String prefix,
    List<String> scopes,
    Instant createdAt,
    Instant endsAt,
    String level,
    String state,
    boolean live,
    boolean rotates) {

  static KeyRow of(ApiKey key, Instant now) {
    boolean live = key.validAt(now);
    boolean rotated = key.rotatedTo().isPresent();
    String state =
        key.revokedAt().isPresent()
            ? "revoked"
            : live ? rotated ? "being replaced" : "valid" : rotated ? "replaced" : "expired";
    return new KeyRow(
        IdKind.KEY.format(key.id()),
        key.name(),
        key.prefix(),
        key.scopes(),
        key.createdAt(),
        key.revokedAt().or(key::expiresAt).orElse(null),
        live ? rotated ? "warn" : "ok" : "idle",
        state,
        live,
        live && !rotated);
  }
}
