package dev.hookline.admin.flags;

import dev.hookline.delivery.flags.Decision;

/**
 * A tenant before and after a change.
 *
 * @param after whether the flag would be on
 */
public record Sample(String tenant, Decision now, boolean after) {}
