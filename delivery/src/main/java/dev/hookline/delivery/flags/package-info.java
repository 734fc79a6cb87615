/**
 * Feature flags: what decides whether something is on for a tenant, and the door by which the
 * product asks. It asks through OpenFeature; the provider is this package, the flags are rows.
 *
 * <p>Permitted neighbours: delivery, delivery.input, persistence.changes, persistence.flags,
 * persistence.work.
 */
package dev.hookline.delivery.flags;
