package dev.hookline.persistence.directory;

/**
 * How hard an endpoint may be worked.
 *
 * @param timeoutMs of one send, from connecting to the last byte read; 100 to 30000
 * @param maxAttempts before a delivery is dead; 1 to 50
 * @param maxInFlight simultaneous sends; 1 to 4096
 * @param rateLimitRps sends a second, 1 to 100000; null: unlimited
 * @param ordered whether a delivery waits until the one before it is done
 */
public record Limits(
    int timeoutMs, int maxAttempts, int maxInFlight, Integer rateLimitRps, boolean ordered) {}
