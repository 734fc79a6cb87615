package dev.hookline.persistence.guarded;

import java.util.UUID;

/**
 * Which dead letters of a tenant, the oldest first.
 *
 * @param endpointId only those of this endpoint, or null
 * @param topic only those of this topic, or null
 * @param reason only those that died for this reason, or null
 * @param olderThanMillis only those that have been dead for longer; 0 for all
 * @param max most dead letters
 */
public record DeadSelection(
    String tenantId, UUID endpointId, String topic, String reason, long olderThanMillis, int max) {}
