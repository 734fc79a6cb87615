package dev.hookline.delivery.quotas;

/**
 * What a tenant has of what it may have.
 *
 * @param quota the limits in force
 * @param endpoints how many there are
 * @param subscriptions how many there are
 */
public record Usage(Quota quota, long endpoints, long subscriptions) {}
