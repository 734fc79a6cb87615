package dev.hookline.persistence.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.persistence.secrets.SecretVault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000, 30_000})
  void whateverItsLengthAChunkComesBackAsItWas(int rows) throws IOException {
    SecretVault vault = TestBackup.vault(directory, 1);
    BackupWriter writer = BackupWriter.begin(directory.resolve("shelf"), new UUID(1, 2), vault);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Manifest.Chunk described;
    try (ChunkWriter chunk = writer.chunk(1, "events")) {
      Random random = new Random(rows);
      for (int row = 0; row < rows; row++) {
        byte[] noise = new byte[96];
        random.nextBytes(noise); // more than a frame of it does not compress
        byte[] line = (Base64.getEncoder().encodeToString(noise) + "\n").getBytes(UTF_8);
        chunk.row(line);
        written.write(line);
      }
      described = chunk.finish();
    }
    writer.finish(TestManifest.of(writer, described));
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    Backup.open(writer.folder(), vault)
        .read(described, (bytes, length) -> read.write(bytes, 0, length));
    assertThat(read.toByteArray()).isEqualTo(written.toByteArray());
    assertThat(described.rows()).isEqualTo(rows);
    assertThat(described.plainBytes()).isEqualTo(written.size());
  }

  @Test
  void aChunkThatWasNotFinishedLeavesNothing() throws IOException {
    SecretVault vault = TestBackup.vault(directory, 1);
    BackupWriter writer = BackupWriter.begin(directory.resolve("shelf"), new UUID(1, 2), vault);
    try (ChunkWriter chunk = writer.chunk(1, "events")) {
      chunk.row("half".getBytes(UTF_8));
    }
    assertThat(writer.folder().names()).isEmpty();
  }

  @Test
  void aBackupIsOneOnlyOnceItsManifestIsThere() throws IOException {
    SecretVault vault = TestBackup.vault(directory, 1);
    BackupFolder folder = TestBackup.write(directory.resolve("shelf"), vault);
    assertThat(folder.finished()).isTrue();
    Files.move(
        folder.path().resolve(BackupFolder.MANIFEST), folder.path().resolve("manifest.json.part"));
    assertThat(folder.finished()).isFalse();
    assertThatThrownBy(() -> Backup.open(folder, vault)).isInstanceOf(Unusable.class);
  }

  @Test
  void theHashOfRowsDoesNotDependOnTheirOrderAndCountsTwins() {
    assertThat(hash("a\n", "b\n")).isEqualTo(hash("b\n", "a\n"));
    assertThat(hash("a\n", "a\n")).isNotEqualTo(hash("a\n"));
    assertThat(hash("a\n", "b\n")).isNotEqualTo(hash("a\n", "c\n"));
  }

  private static String hash(String... rows) {
    ContentHash hash = new ContentHash();
    for (String row : rows) {
      hash.add(row.getBytes(UTF_8), 0, row.length());
    }
    return hash.text();
  }
}
