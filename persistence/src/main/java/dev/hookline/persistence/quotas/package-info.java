/**
 * How much a tenant may have, and how much it has. What follows from it is decided by
 * delivery.quotas.
 *
 * <p>Permitted neighbours: persistence.work.
 */
package dev.hookline.persistence.quotas;
