/**
 * Signing in and out, with a password or through an identity provider, and choosing a password.
 *
 * <p>Permitted neighbours: admin.frame, delivery, delivery.access, delivery.oidc,
 * delivery.operators, persistence.access.
 */
package dev.hookline.admin.signin;
