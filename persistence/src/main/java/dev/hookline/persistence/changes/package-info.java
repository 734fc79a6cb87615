/**
 * News of committed configuration changes, from whichever node made them. Nodes keep compiled
 * copies and forget what they hear about here.
 *
 * <p>Permitted neighbours: persistence.work.
 */
package dev.hookline.persistence.changes;
