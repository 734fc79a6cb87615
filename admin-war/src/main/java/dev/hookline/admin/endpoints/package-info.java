/**
 * Endpoints and subscriptions: how they do, and what is done to them.
 *
 * <p>Permitted neighbours: admin.frame, admin.search, delivery, delivery.access, delivery.breakers,
 * delivery.credentials, delivery.directory, delivery.dispatch, delivery.engine, persistence.id,
 * persistence.watch.
 */
package dev.hookline.admin.endpoints;
