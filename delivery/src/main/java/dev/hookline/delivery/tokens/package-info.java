/**
 * JSON Web Tokens on the routes of the API, by the rules of MicroProfile JWT: signed with RS256 and
 * nothing else, with {@code iss}, {@code iat}, {@code exp} and {@code groups}. Publishing does not
 * come here: it takes keys only.
 *
 * <p>An issuer is trusted together with its keys: the installation's own, whose tokens {@code
 * scripts/hl token} makes, and one of the configuration. What a token says about keys or algorithms
 * is never followed.
 *
 * <p>Permitted neighbours: delivery, delivery.access, settings.
 */
package dev.hookline.delivery.tokens;
