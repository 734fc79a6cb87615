package dev.hookline.api.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a bulk retry covers, and how far it is.
 *
 * @param count how many deliveries it covered when it was asked for; at most 100,000
 * @param estimatedSeconds how long the slowest of their endpoints takes for its own; null if that
 *     is not known
 * @param replay its progress; absent of a dry run
 */
public record BulkRetryView(
    boolean dryRun,
    int count,
    @Schema(nullable = true) Long estimatedSeconds,
    @JsonInclude(JsonInclude.Include.NON_NULL) ReplayView replay) {}
