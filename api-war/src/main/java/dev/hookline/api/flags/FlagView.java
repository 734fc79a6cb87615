package dev.hookline.api.flags;

import dev.hookline.api.http.Times;
import dev.hookline.persistence.flags.StoredFlag;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A feature flag. Times are Unix milliseconds.
 *
 * @param rolloutPercentage of the tenants, by their fixed places
 * @param killSwitch off for everybody, overrides included
 * @param overrides by tenant
 * @param version grows with each change
 */
public record FlagView(
    String id,
    String key,
    String description,
    boolean enabled,
    int rolloutPercentage,
    boolean killSwitch,
    @Schema(nullable = true) Long startsAt,
    @Schema(nullable = true) Long endsAt,
    Map<String, Boolean> overrides,
    int version,
    long updatedAt,
    String updatedBy) {
  static FlagView of(StoredFlag flag) {
    StoredFlag.Rule rule = flag.rule();
    return new FlagView(
        flag.key(),
        flag.key(),
        flag.description(),
        rule.enabled(),
        rule.percentage(),
        rule.killed(),
        Times.millis(rule.from()),
        Times.millis(rule.until()),
        new TreeMap<>(flag.overrides()),
        flag.version(),
        flag.updatedAt().toEpochMilli(),
        flag.updatedBy());
  }
}
