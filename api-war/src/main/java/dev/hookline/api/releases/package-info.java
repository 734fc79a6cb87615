/**
 * Which release each node runs, and what was deployed.
 *
 * <p>Permitted neighbours: delivery, delivery.access, delivery.releases, persistence.releases,
 * persistence.watch, api.http.
 */
package dev.hookline.api.releases;
