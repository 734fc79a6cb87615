/**
 * JSON Web Tokens on the routes of the API, by the rules of MicroProfile JWT: signed with RS256 and
 * nothing else, with {@code iss}, {@code iat}, {@code exp} and {@code groups}. Publishing does not
 * come here: it takes keys only.
 *
 * <p>An issuer is trusted together with its keys: the installation's own, whose tokens {@code
 * scripts/hl token} makes, and one of the configuration, whose keys come from a file or a key set.
 *
 * <p>Permitted neighbours: delivery, delivery.access, delivery.jose, settings, transport.fetch.
 */
package dev.hookline.delivery.tokens;
