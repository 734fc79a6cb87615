package dev.hookline.persistence.flags;

import java.time.Instant;
import java.util.Map;

/**
 * A feature flag as it is stored.
 *
 * @param rule what decides
 * @param overrides what was decided for single tenants
 * @param version grows with each change
 * @param updatedBy who changed it last; empty if nobody did
 */
public record StoredFlag(
    String key,
    String description,
    Rule rule,
    Map<String, Boolean> overrides,
    int version,
    Instant updatedAt,
    String updatedBy) {
  public StoredFlag {
    overrides = Map.copyOf(overrides);
  }

  /**
   * What decides for everybody without an override.
   *
   * @param percentage of the tenants, 0 to 100
   * @param killed off for everybody, overrides included
   * @param from off before, or null
   * @param until off from then on, or null
   */
  public record Rule(
      boolean enabled, int percentage, boolean killed, Instant from, Instant until) {}
}
