/**
 * Signed tokens (RFC 7515 and 7519) as strictly as we read them, and where the keys of their
 * issuers come from: a file, or a key set that is fetched. RS256 and nothing else.
 *
 * <p>What a token says about keys, addresses of keys or algorithms is never followed: its issuer's
 * keys are known before it comes.
 *
 * <p>Permitted neighbours: transport.fetch.
 */
package dev.hookline.delivery.jose;
