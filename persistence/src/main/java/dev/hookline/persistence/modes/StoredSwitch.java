package dev.hookline.persistence.modes;

import java.time.Instant;
import java.util.UUID;

/**
 * A switch as it is stored.
 *
 * @param mode such as {@code outbox_paused}
 * @param tenantId whose deliveries it concerns, or null for the whole installation
 * @param endpointId which endpoint of the tenant, or null for all
 * @param turn how it was turned last, and by whom
 */
public record StoredSwitch(String mode, String tenantId, UUID endpointId, Turn turn) {
  /**
   * A turn of a switch.
   *
   * @param value whether it is on
   * @param reason why; empty if nobody said
   * @param by who turned it; empty if nobody ever did
   * @param at when
   * @param expiresAt when it goes off by itself, or null
   */
  public record Turn(boolean value, String reason, String by, Instant at, Instant expiresAt) {}
}
