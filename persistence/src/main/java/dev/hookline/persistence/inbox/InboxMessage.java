package dev.hookline.persistence.inbox;

import java.time.Instant;
import java.util.UUID;

/**
 * Something received.
 *
 * @param headers a JSON object
 * @param body the bytes as they came
 */
public record InboxMessage(UUID id, Instant receivedAt, String headers, byte[] body) {}
