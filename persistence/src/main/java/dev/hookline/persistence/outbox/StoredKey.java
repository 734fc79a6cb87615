package dev.hookline.persistence.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What an idempotency key already stands for. */
public record StoredKey(
    String tenantId,
    String key,
    byte[] fingerprint,
    UUID eventId,
    List<UUID> deliveryIds,
    Instant createdAt) {}
