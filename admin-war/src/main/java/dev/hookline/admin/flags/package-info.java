/**
 * Feature flags: rollout, overrides, kill switch, history.
 *
 * <p>Permitted neighbours: admin.frame, delivery, delivery.access, delivery.directory,
 * delivery.flags, persistence.access, persistence.flags.
 */
package dev.hookline.admin.flags;
