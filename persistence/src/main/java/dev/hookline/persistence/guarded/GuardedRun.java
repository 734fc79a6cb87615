package dev.hookline.persistence.guarded;

import java.time.Instant;
import java.util.UUID;

/**
 * A guarded replay that happened, as its first answer told it.
 *
 * @param replayed dead letters that were requeued
 * @param failed dead letters that matched and cannot be delivered: endpoint or event is gone
 * @param leftToday what the tenant could still spend that day
 * @param leftThisMonth what the tenant could still spend that month
 */
public record GuardedRun(
    UUID replayId,
    String tenantId,
    String idempotencyKey,
    int replayed,
    int failed,
    int leftToday,
    int leftThisMonth,
    Instant createdAt) {}
