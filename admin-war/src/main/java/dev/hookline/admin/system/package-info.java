/**
 * What HookLine stands on: nodes, room, the database, the configuration.
 *
 * <p>Permitted neighbours: admin.frame, delivery, delivery.dispatch, delivery.engine,
 * delivery.publish, persistence.watch, settings.
 */
package dev.hookline.admin.system;
