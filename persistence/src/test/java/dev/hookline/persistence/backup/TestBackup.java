package dev.hookline.persistence.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.secrets.SecretVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Writes small backups without a database. */
final class TestBackup {
  private static final Uuid7 IDS = new Uuid7(Clock.systemUTC());

  private TestBackup() {}

  static SecretVault vault(Path directory, int seed) throws IOException {
    byte[] key = new byte[32];
    new Random(seed).nextBytes(key);
    Path file = directory.resolve("keys-" + seed);
    Files.writeString(file, "k" + seed + ":" + Base64.getEncoder().encodeToString(key) + "\n");
    return new SecretVault(file);
  }

  /** Chunks of 40 rows, two for the table {@code events} and one for each of three others. */
  static BackupFolder write(Path shelf, SecretVault vault) throws IOException {
    return write(shelf, vault, 40);
  }

  static BackupFolder write(Path shelf, SecretVault vault, int rows) throws IOException {
    UUID id = IDS.next();
    BackupWriter writer = BackupWriter.begin(shelf, id, vault);
    List<Manifest.Chunk> chunks = new ArrayList<>();
    List<Manifest.Table> tables = new ArrayList<>();
    for (String table : List.of("tenants", "endpoints", "events", "nodes")) {
      ContentHash content = new ContentHash();
      for (int part = 0; part < (table.equals("events") ? 2 : 1); part++) {
        try (ChunkWriter chunk = writer.chunk(chunks.size() + 1, table)) {
          for (int row = 0; row < rows; row++) {
            chunk.row("%s\t%d\t%d\n".formatted(table, part, row).getBytes(UTF_8));
          }
          chunks.add(chunk.finish());
          content.add(chunk.content());
        }
      }
      tables.add(new Manifest.Table(table, List.of("a", "b", "c"), content.rows(), content.text()));
    }
    writer.finish(TestManifest.of(writer, tables, chunks));
    return writer.folder();
  }

  static Verdict verdict(BackupFolder folder, SecretVault vault) throws IOException {
    return new Verification(vault, TestManifest.SCHEMA, new Throttle(0), (part, percent) -> {})
        .verify(folder);
  }
}
