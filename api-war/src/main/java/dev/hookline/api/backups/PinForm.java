package dev.hookline.api.backups;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a backup is kept; for the API's description only. */
@Schema(name = "BackupPin")
record PinForm(
    @Schema(required = true, minLength = 1, maxLength = 500, description = "Why") String reason) {}
