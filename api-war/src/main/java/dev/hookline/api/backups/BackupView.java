package dev.hookline.api.backups;

import dev.hookline.api.http.Times;
import dev.hookline.jobs.backup.BackupState;
import dev.hookline.persistence.backup.Manifest;
import dev.hookline.persistence.shelf.Shelved;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A backup. Times are Unix milliseconds; what its manifest says is null for one that is not
 * finished.
 *
 * @param state {@code unfinished}, {@code damaged}, {@code unverified}, {@code verified} or {@code
 *     deep_verified}
 * @param plainBytes of the rows
 * @param storedBytes of its files, compressed and encrypted
 * @param schemaVersion the newest migration of the database it was taken from
 * @param pinned why retention keeps it, or null
 */
@Schema(name = "Backup")
public record BackupView(
    String id,
    String backupId,
    String state,
    long begunAt,
    @Schema(nullable = true) Long endedAt,
    @Schema(nullable = true) Long rows,
    @Schema(nullable = true) Long plainBytes,
    @Schema(nullable = true) Long storedBytes,
    @Schema(nullable = true) Integer schemaVersion,
    @Schema(nullable = true) Long verifiedAt,
    @Schema(nullable = true) Long deepVerifiedAt,
    @Schema(nullable = true) String pinned) {
  static BackupView of(Shelved backup) {
    Manifest says = backup.says().orElse(null);
    return new BackupView(
        backup.name(),
        backup.name(),
        BackupState.of(backup).wireName(),
        backup.begunAt().toEpochMilli(),
        says == null ? null : (Long) says.endedMs(),
        says == null ? null : (Long) says.rows(),
        says == null ? null : (Long) says.plainBytes(),
        says == null ? null : (Long) says.storedBytes(),
        says == null ? null : (Integer) says.schemaVersion(),
        Times.millis(backup.notes().verifiedAt()),
        Times.millis(backup.notes().deepVerifiedAt()),
        backup.notes().pinned());
  }
}
