package dev.hookline.bench.bare;

import java.util.UUID;

/**
 * What came of a delivery.
 *
 * @param status of the answer, or 0 without one
 */
record Sent(UUID eventId, int status) {}
