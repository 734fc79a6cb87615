/**
 * Circuit breakers: an endpoint whose receiver is down is left in peace for a while, and its
 * deliveries wait without spending attempts.
 *
 * <pre>
 *   closed ──failures in a row──▶ open ──time──▶ half open ──successes──▶ closed
 *                                  ▲                 │
 *                                  └───one failure───┘
 * </pre>
 *
 * <p>Each node judges by what it sees itself, in memory, and writes down when a state changes; the
 * others read that and follow. An endpoint that works has no breaker at all: to look for one is all
 * that a send costs.
 *
 * <p>Permitted neighbours: delivery, persistence.audit, persistence.breakers, persistence.changes,
 * persistence.work, settings.
 */
package dev.hookline.delivery.breakers;
