/**
 * Feature flags: rollout, overrides, kill switch, history.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.admin.flags;
