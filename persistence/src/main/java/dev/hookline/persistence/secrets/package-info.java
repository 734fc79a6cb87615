/**
 * Secrets at rest. Each secret has a random data key of its own (AES-256-GCM); a master key of the
 * key file wraps it. Both are bound to the tenant and the row, so that a secret moved to another
 * row does not open.
 *
 * <p>Layout of a sealed secret: format version (1), length of the key id (1), key id (ASCII), wrap
 * nonce (12), wrapped data key (48), nonce (12), ciphertext with its tag.
 *
 * <p>Permitted neighbours: settings.
 */
package dev.hookline.persistence.secrets;
