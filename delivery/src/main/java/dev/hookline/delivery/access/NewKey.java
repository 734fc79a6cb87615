package dev.hookline.delivery.access;

import dev.hookline.persistence.access.ApiKey;
import dev.hookline.persistence.access.KeyText;

/**
 * A key that was just made.
 *
 * @param key what is stored of it
 * @param text the key itself: shown to its owner now and never again
 */
public record NewKey(ApiKey key, KeyText text) {}
