package dev.hookline.api.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hookline.api.http.Times;
import dev.hookline.persistence.access.ApiKey;
import dev.hookline.persistence.id.IdKind;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An API key as an administrator sees it.
 *
 * @param prefix the first characters of the key
 * @param key the key itself, only in the answer that made it
 * @param createdAt Unix milliseconds
 * @param expiresAtMs Unix milliseconds, or null
 * @param revokedAtMs Unix milliseconds, or null
 * @param rotatedTo the key that follows it, or null
 */
public record KeyView(
    String id,
    String keyId,
    @Schema(nullable = true) String tenantId,
    String name,
    String prefix,
    @JsonInclude(JsonInclude.Include.NON_NULL) String key,
    List<String> scopes,
    long createdAt,
    Long expiresAtMs,
    Long revokedAtMs,
    @Schema(nullable = true) String rotatedTo) {

  static KeyView of(ApiKey key) {
    return of(key, null);
  }

  static KeyView of(ApiKey key, String text) {
    String id = IdKind.KEY.format(key.id());
    return new KeyView(
        id,
        id,
        key.tenantId().orElse(null),
        key.name(),
        key.prefix(),
        text,
        key.scopes(),
        key.createdAt().toEpochMilli(),
        Times.millis(key.expiresAt()),
        Times.millis(key.revokedAt()),
        key.rotatedTo().map(IdKind.KEY::format).orElse(null));
  }
}
