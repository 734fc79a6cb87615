package dev.hookline.persistence.snapshot;

import dev.hookline.persistence.backup.BackupWriter;
import dev.hookline.persistence.backup.ChunkWriter;
import dev.hookline.persistence.backup.ContentHash;
import dev.hookline.persistence.backup.Manifest;
import dev.hookline.persistence.backup.Throttle;
import dev.hookline.persistence.secrets.SecretVault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A backup that is being taken: {@link #begin}, then every piece by whatever threads, then {@link
 * #seal}. The copy is of one moment, however long it takes, and the server goes on meanwhile.
 */
public final class Export implements AutoCloseable {
  private final DataSource dataSource;
  private final Clock clock;
  private final String applicationVersion;
  private final long beganMs;
  private final Leader leader;
  private final BackupWriter writer;
  private final Throttle throttle;
  private final List<Piece> pieces;
  private final Map<String, TableShape> tables = new HashMap<>();
  private final Map<String, ContentHash> contents = new HashMap<>();
  private final Map<Integer, Manifest.Chunk> chunks = new TreeMap<>();

  private Export(
      DataSource dataSource,
      Clock clock,
      String applicationVersion,
      Leader leader,
      BackupWriter writer,
      Throttle throttle) {
    this.dataSource = dataSource;
    this.clock = clock;
    this.applicationVersion = applicationVersion;
    this.beganMs = clock.millis();
    this.leader = leader;
    this.writer = writer;
    this.throttle = throttle;
    this.pieces = Piece.of(leader.tables(), Piece.BYTES);
    for (TableShape table : leader.tables()) {
      tables.put(table.name(), table);
      contents.put(table.name(), new ContentHash());
    }
  }

  /**
   * Takes the snapshot and makes the backup's folder.
   *
   * @param dataSource whose connections see the rows of every tenant
   * @param shelf the directory that holds backups
   * @param throttle how fast it copies, counted in the text form of COPY
   */
  public static Export begin(
      DataSource dataSource,
      Path shelf,
      UUID id,
      SecretVault vault,
      Clock clock,
      String applicationVersion,
      Throttle throttle)
      throws SQLException, IOException {
    Leader leader = Leader.open(dataSource);
    try {
      BackupWriter writer = BackupWriter.begin(shelf, id, vault);
      return new Export(dataSource, clock, applicationVersion, leader, writer, throttle);
    } catch (IOException | RuntimeException e) {
      leader.close();
      throw e;
    }
  }

  /** As on the wire, {@code bkp_…}. */
  public String id() {
    return writer.id();
  }

  /** What there is to copy. */
  public List<Piece> pieces() {
    return pieces;
  }

  /** Whether the piece was copied already. */
  public synchronized boolean has(Piece piece) {
    return chunks.containsKey(piece.number());
  }

  /** How many pieces were copied. */
  public synchronized int copied() {
    return chunks.size();
  }

  /** Copies a piece; a piece that fails may be tried again. Safe for many threads. */
  public void copy(Piece piece) throws SQLException, IOException {
    TableShape table = tables.get(piece.table());
    try (Connection connection = dataSource.getConnection();
        ChunkWriter chunk = writer.chunk(piece.number(), table.name())) {
      RowSource.begin(connection, leader.snapshot());
      try {
        RowSource.read(
            connection,
            table,
            piece,
            line -> {
              chunk.row(line);
              throttle.pass(line.length);
            });
      } finally {
        RowSource.end(connection);
      }
      Manifest.Chunk done = chunk.finish();
      synchronized (this) {
        if (chunks.put(piece.number(), done) == null) {
          contents.get(table.name()).add(chunk.content());
        }
      }
    }
  }

  /**
   * Writes the manifest: from now on there is a backup.
   *
   * @throws IllegalStateException if a piece is missing
   */
  public synchronized Manifest seal() throws SQLException, IOException {
    if (chunks.size() != pieces.size()) {
      throw new IllegalStateException(
          chunks.size() + " of " + pieces.size() + " pieces are copied");
    }
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            writer.id(),
            applicationVersion,
            leader.schemaVersion(),
            leader.source(),
            beganMs,
            clock.millis(),
            writer.wrappedKey(),
            leader.tables().stream().map(this::described).toList(),
            leader.sequences(),
            chunks.values().stream().sorted(Comparator.comparing(Manifest.Chunk::number)).toList());
    writer.finish(manifest);
    return manifest;
  }

  /** Deletes what was copied. */
  public void abandon() throws IOException {
    writer.abandon();
  }

  /** Lets the snapshot go; without {@link #seal} no backup remains, only its folder. */
  @Override
  public void close() throws SQLException {
    leader.close();
  }

  private Manifest.Table described(TableShape table) {
    ContentHash content = contents.get(table.name());
    return new Manifest.Table(table.name(), table.columns(), content.rows(), content.text());
  }
}
