/**
 * What the Dev Inbox received. JDBC, since every delivery to it is one insert.
 *
 * <p>Permitted neighbours: persistence.work.
 */
package dev.hookline.persistence.inbox;
