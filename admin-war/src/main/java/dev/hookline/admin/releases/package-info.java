/**
 * Which release each node runs, what was deployed, and the commands that deploy and go back.
 *
 * <p>Permitted neighbours: delivery, delivery.releases, persistence.releases, persistence.watch.
 */
package dev.hookline.admin.releases;
