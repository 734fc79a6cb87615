/**
 * Feature flags: looked at by viewers, turned by operators.
 *
 * <p>Permitted neighbours: delivery, delivery.access, delivery.flags, persistence.flags, api.http.
 */
package dev.hookline.api.flags;
