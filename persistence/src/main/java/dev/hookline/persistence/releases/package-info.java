/**
 * What was deployed onto the nodes of this database, as it was reported.
 *
 * <p>Permitted neighbours: persistence.work.
 */
package dev.hookline.persistence.releases;
