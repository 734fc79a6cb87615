/**
 * Where events go: endpoints, their signing secrets and their subscriptions. Rows, not rules: what
 * a caller may write is decided by delivery.directory.
 *
 * <p>Permitted neighbours: persistence.work.
 */
package dev.hookline.persistence.directory;
