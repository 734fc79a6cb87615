/**
 * Who is calling and what they may do: API keys, the operator's key, the embedding backend's
 * service token.
 *
 * <p>Permitted neighbours: delivery, delivery.input, settings, persistence.id, persistence.access,
 * persistence.changes, persistence.work.
 */
package dev.hookline.delivery.access;
