package dev.hookline.delivery.tokens;

import dev.hookline.delivery.jose.TokenKeys;

/**
 * Whose tokens are accepted.
 *
 * @param name what {@code iss} must be, exactly
 * @param audience what {@code aud} must hold, or empty if it is not asked for
 * @param keys the keys this issuer signs with, and no other
 */
record Issuer(String name, String audience, TokenKeys keys) {}
