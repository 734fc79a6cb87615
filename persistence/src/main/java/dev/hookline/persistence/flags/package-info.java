/**
 * Feature flags as they are stored, with their history.
 *
 * <p>Permitted neighbours: persistence.work.
 */
package dev.hookline.persistence.flags;
