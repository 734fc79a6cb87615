/**
 * The hot path in SQL: storing events with their deliveries, leasing deliveries to nodes, recording
 * what came of them. Everything here is one statement a batch.
 *
 * <p>A delivery is a row of {@code queue} while it waits or is leased, of {@code dead_letters} once
 * its attempts are spent, and of {@code deliveries} when it has ended. One statement moves it, so
 * it is never in two places and never in none. Every write-back names the leasing node: the result
 * of a node whose lease ran out changes nothing.
 *
 * <p>Permitted neighbours: persistence.sql.
 */
package dev.hookline.persistence.outbox;
