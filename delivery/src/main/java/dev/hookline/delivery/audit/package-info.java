/**
 * The audit log for those who operate the server: search, export, and the verdict on its chain.
 *
 * <p>Permitted neighbours: delivery, persistence.audit, persistence.work.
 */
package dev.hookline.delivery.audit;
