/**
 * The Dev Inbox: a built-in receiver for trying things out. Whoever knows an inbox's token may
 * deliver to it; its tenant reads what came.
 *
 * <p>Permitted neighbours: delivery, settings, persistence.id, persistence.inbox.
 */
package dev.hookline.delivery.inbox;
