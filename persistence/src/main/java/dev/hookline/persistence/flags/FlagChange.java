package dev.hookline.persistence.flags;

import java.time.Instant;

/**
 * A change of a flag, as the audit log has it.
 *
 * @param seq its number in the audit log
 * @param actor who
 * @param action what, such as {@code feature_flags.changed}
 * @param target the flag, or flag and tenant
 * @param before the row as JSON, or null
 * @param after the row as JSON, or null
 * @param reason why, or empty
 */
public record FlagChange(
    long seq,
    Instant at,
    String actor,
    String action,
    String target,
    String before,
    String after,
    String reason) {}
