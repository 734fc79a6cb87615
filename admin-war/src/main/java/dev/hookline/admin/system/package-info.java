/**
 * What HookLine stands on: nodes, room, the database, the configuration.
 *
 * <p>Permitted neighbours: delivery, delivery.dispatch, delivery.engine, delivery.publish,
 * persistence.watch, settings.
 */
package dev.hookline.admin.system;
