package dev.hookline.bench.bare;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * A publish that was read.
 *
 * @param eventId name of the event, and of its one delivery
 * @param payload the body as it came
 * @param wanted whether anybody receives it
 * @param settled opens when it is stored, or cannot be
 */
record Accepted(UUID eventId, byte[] payload, boolean wanted, CountDownLatch settled) {}
