/**
 * What a backup is on disk: a folder of sealed chunks, and a manifest that is written last.
 *
 * <p>A chunk is rows in the text form of COPY, compressed with zstd, cut into frames, and each
 * frame sealed with AES-256-GCM under a key of this backup alone. The manifest names every chunk
 * with its digests and every table with its rows; a MAC over its bytes holds them together. A
 * folder without a manifest is no backup.
 *
 * <p>Permitted neighbours: persistence.frames, persistence.id, persistence.secrets.
 */
package dev.hookline.persistence.backup;
