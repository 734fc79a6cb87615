package dev.hookline.delivery.rates;

/**
 * How a caller stands with one limit.
 *
 * @param policy the limit's name: {@code key}, {@code tenant} or {@code publish}
 * @param quota calls in a window
 * @param windowSeconds length of the window
 * @param left calls left in this window
 * @param resetSeconds until the next window, at least 1
 * @param allowed whether this call is one of the quota
 */
public record Standing(
    String policy, int quota, int windowSeconds, int left, int resetSeconds, boolean allowed) {}
