/**
 * Signing in and out, and choosing a password.
 *
 * <p>Permitted neighbours: admin.frame, delivery, delivery.access, delivery.operators,
 * persistence.access.
 */
package dev.hookline.admin.signin;
