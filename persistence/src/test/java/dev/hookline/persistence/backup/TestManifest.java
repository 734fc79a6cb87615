package dev.hookline.persistence.backup;

import java.util.List;

/** Manifests of backups that no database was asked for. */
final class TestManifest {
  static final int SCHEMA = 20;

  private TestManifest() {}

  static Manifest of(BackupWriter writer, Manifest.Chunk chunk) {
    return of(writer, List.of(), List.of(chunk));
  }

  static Manifest of(
      BackupWriter writer, List<Manifest.Table> tables, List<Manifest.Chunk> chunks) {
    return new Manifest(
        Manifest.FORMAT,
        writer.id(),
        "1.0.0",
        SCHEMA,
        new Manifest.Source(180006, "1", "0/1", 1),
        1,
        2,
        writer.wrappedKey(),
        tables,
        List.of(new Manifest.Sequence("nodes_node_id_seq", 7L)),
        chunks);
  }
}
