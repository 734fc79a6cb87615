/**
 * Who is calling and what they may do: API keys, the operator's key, the embedding backend's service token.
 *
 * <p>Permitted neighbours: delivery, settings, persistence.id, persistence.directory.
 */
package dev.hookline.delivery.access;
