/**
 * Secrets and signatures of webhooks: Standard Webhooks ({@code v1} and {@code v1a}) and
 * X-HL-Signature.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.transport.signature;
