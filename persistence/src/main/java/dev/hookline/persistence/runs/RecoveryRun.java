package dev.hookline.persistence.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A run.
 *
 * @param requestedBy the actor, as the audit log names it
 * @param endedAt null while it runs
 * @param executionId of the batch job, or null if it is none
 * @param target the id of the backup it is about; may be empty
 * @param stages in the order in which they began; some may overlap
 * @param figures an object: {@code bytes}, {@code rows}, {@code mb_per_s}, {@code rto_ms}, {@code
 *     rpo_ms}, {@code missing} and others
 * @param report Markdown; may be empty
 */
public record RecoveryRun(
    UUID runId,
    RunKind kind,
    String requestedBy,
    Instant startedAt,
    Instant endedAt,
    RunOutcome outcome,
    Long executionId,
    String target,
    List<RunStage> stages,
    JsonNode figures,
    String report) {}
