package dev.hookline.delivery.quotas;

/**
 * What a tenant may have.
 *
 * @param endpoints most endpoints
 * @param subscriptions most subscriptions
 * @param payloadBytes largest payload of an event, in bytes
 */
public record Quota(int endpoints, int subscriptions, int payloadBytes) {}
