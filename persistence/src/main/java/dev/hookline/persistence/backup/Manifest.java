package dev.hookline.persistence.backup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a backup holds.
 *
 * @param format {@link #FORMAT}
 * @param backupId as on the wire, {@code bkp_…}
 * @param applicationVersion of the HookLine that wrote it
 * @param schemaVersion the newest migration of the database it was taken from
 * @param wrappedKey base64 of the backup's key, sealed under the key file
 * @param tables in an order in which no row refers to one of a later table
 */
public record Manifest(
    @JsonProperty("format") String format,
    @JsonProperty("backup_id") String backupId,
    @JsonProperty("application_version") String applicationVersion,
    @JsonProperty("schema_version") int schemaVersion,
    @JsonProperty("source") Source source,
    @JsonProperty("began_ms") long beganMs,
    @JsonProperty("ended_ms") long endedMs,
    @JsonProperty("wrapped_key") String wrappedKey,
    @JsonProperty("tables") List<Table> tables,
    @JsonProperty("sequences") List<Sequence> sequences,
    @JsonProperty("chunks") List<Chunk> chunks) {

  /** The only format there is. */
  public static final String FORMAT = "hookline-backup/1";

  /**
   * Where and when the rows were read.
   *
   * @param postgresql the server's version number, such as 180006
   * @param systemId of its cluster
   * @param lsn where its log stood when the snapshot was taken
   * @param snapshotMs when that was, in Unix milliseconds by the database's clock
   */
  public record Source(
      @JsonProperty("postgresql") int postgresql,
      @JsonProperty("system_id") String systemId,
      @JsonProperty("lsn") String lsn,
      @JsonProperty("snapshot_ms") long snapshotMs) {}

  /**
   * A table or one partition of a table.
   *
   * @param contentHash see {@link ContentHash}
   */
  public record Table(
      @JsonProperty("name") String name,
      @JsonProperty("columns") List<String> columns,
      @JsonProperty("rows") long rows,
      @JsonProperty("content_hash") String contentHash) {}

  /** A sequence and the last number it gave, null if it gave none. */
  public record Sequence(
      @JsonProperty("name") String name, @JsonProperty("last_value") Long lastValue) {}

  /**
   * Some rows of a table, in a file of their own.
   *
   * @param number counts from 1
   * @param plainBytes of the rows in the text form of COPY
   * @param storedBytes of the file
   */
  public record Chunk(
      @JsonProperty("number") int number,
      @JsonProperty("table") String table,
      @JsonProperty("rows") long rows,
      @JsonProperty("plain_bytes") long plainBytes,
      @JsonProperty("plain_sha256") String plainSha256,
      @JsonProperty("stored_bytes") long storedBytes,
      @JsonProperty("stored_sha256") String storedSha256) {}

  /** Rows of all tables. */
  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  /** Bytes of all rows in the text form of COPY. */
  public long plainBytes() {
    return chunks.stream().mapToLong(Chunk::plainBytes).sum();
  }

  /** Bytes of all chunks on disk. */
  public long storedBytes() {
    return chunks.stream().mapToLong(Chunk::storedBytes).sum();
  }
}
