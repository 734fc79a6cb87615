package dev.hookline.delivery.replay;

/**
 * What a bulk retry would do.
 *
 * @param count how many deliveries it covers, at most its limit
 * @param seconds how long their endpoints would take for them, or null if one of them has no rate
 *     limit and took nothing lately
 */
public record Preview(int count, Long seconds) {}
