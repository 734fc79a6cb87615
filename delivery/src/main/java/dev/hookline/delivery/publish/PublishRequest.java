package dev.hookline.delivery.publish;

import java.time.Instant;

/**
 * One event as its publisher wrote it.
 *
 * @param topic segments of letters, digits, {@code _} and {@code -} joined by dots, at most 256
 *     characters
 * @param payload the JSON text exactly as it arrived: these bytes are what receivers get
 * @param priority never null
 * @param idempotencyKey 1 to 255 characters, or null
 * @param deliverAt not before this moment, or null for now
 * @param occurredAt when it happened in the publisher's world, or null
 * @param channels JSON array of strings, or null
 * @param metadata JSON object, or null
 * @param traceparent the publisher's W3C trace context, well formed, or null
 * @param tracestate the vendor part of it, or null
 * @param retry what it overrides of its endpoints' retries, as {@code RetryOverride} writes it, or
 *     null
 */
public record PublishRequest(
    String topic,
    byte[] payload,
    Priority priority,
    String idempotencyKey,
    Instant deliverAt,
    Instant occurredAt,
    String channels,
    String metadata,
    String traceparent,
    String tracestate,
    String retry) {}
