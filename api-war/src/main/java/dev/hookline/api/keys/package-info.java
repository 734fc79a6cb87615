/**
 * API keys on the wire; for keys with the scope {@code admin}.
 *
 * <p>Permitted neighbours: api.http, api.json, delivery.access, persistence.access, persistence.id.
 */
package dev.hookline.api.keys;
