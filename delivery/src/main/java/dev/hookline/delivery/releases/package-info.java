/**
 * Which release each node runs, and what was deployed. Servers only tell: starting and stopping
 * them is done from outside.
 *
 * <p>Permitted neighbours: delivery.input, persistence.releases, persistence.work.
 */
package dev.hookline.delivery.releases;
