/**
 * What is typed into a search field, and how the pages of what is found follow each other.
 *
 * <p>Permitted neighbours: admin.frame, persistence.id, persistence.outbox, persistence.watch.
 */
package dev.hookline.admin.search;
