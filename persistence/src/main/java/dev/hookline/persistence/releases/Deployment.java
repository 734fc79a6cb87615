package dev.hookline.persistence.releases;

import java.time.Instant;

/**
 * A deployment that came to an end.
 *
 * @param environment the nodes it was about
 * @param verb {@code deploy} or {@code rollback}
 * @param versionBefore what ran before; null at the first one
 * @param result {@code done}, {@code rolled back}, or {@code stuck} between two releases
 * @param why it was not done; empty if it was
 * @param deployedBy who ran it, on the machine where it ran
 * @param steps a JSON array: {@code {name, node, ok, ms, detail}} each
 */
public record Deployment(
    String environment,
    String verb,
    String version,
    String versionBefore,
    String result,
    String why,
    Instant beganAt,
    int seconds,
    String deployedBy,
    String steps) {}
