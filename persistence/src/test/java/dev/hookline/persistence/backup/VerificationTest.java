package dev.hookline.persistence.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.secrets.SecretVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
  private static final int CORRUPTIONS = 1_000;

  @TempDir Path directory;
  private SecretVault vault;
  private BackupFolder folder;

  @BeforeEach
  void write() throws IOException {
    vault = TestBackup.vault(directory, 1);
    folder = TestBackup.write(directory.resolve("shelf"), vault);
  }

  @Test
  void aBackupAsItWasWrittenIsSound() throws IOException {
    Verdict verdict = TestBackup.verdict(folder, vault);
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.manifest().orElseThrow().rows()).isEqualTo(200);
  }

  @Test
  void aThousandCorruptionsAreAThousandTimesFound() throws IOException {
    BackupFolder other = TestBackup.write(directory.resolve("other"), vault, 60);
    Map<Corruption, Integer> found = new EnumMap<>(Corruption.class);
    for (int seed = 0; seed < CORRUPTIONS; seed++) {
      Corruption corruption = Corruption.values()[seed % Corruption.values().length];
      Path copy = copy("c" + seed);
      corruption.strike(copy, other.path(), new Random(seed));
      Verdict verdict = TestBackup.verdict(new BackupFolder(copy), vault);
      assertThat(verdict.sound()).as("%s with seed %d", corruption, seed).isFalse();
      assertThat(verdict.findings())
          .as("%s with seed %d", corruption, seed)
          .anyMatch(finding -> corruption.names.contains(finding.fault()));
      found.merge(corruption, 1, Integer::sum);
    }
    System.out.println("corruptions found: " + found);
    assertThat(found.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(CORRUPTIONS);
  }

  @Test
  void anotherKeyFileOpensNothing() throws IOException {
    Verdict verdict = TestBackup.verdict(folder, TestBackup.vault(directory, 2));
    assertThat(verdict.findings())
        .extracting(Verdict.Finding::fault)
        .containsExactly(Fault.WRONG_KEY);
  }

  @Test
  void aNewerSchemaIsRefused() throws IOException {
    Verdict verdict =
        new Verification(vault, 19, new Throttle(0), (part, percent) -> {}).verify(folder);
    assertThat(verdict.findings())
        .extracting(Verdict.Finding::fault)
        .containsExactly(Fault.WRONG_SCHEMA);
  }

  @Test
  void aFolderWithoutAManifestIsUnfinished() throws IOException {
    Files.delete(folder.path().resolve(BackupFolder.MANIFEST));
    assertThat(TestBackup.verdict(folder, vault).findings())
        .extracting(Verdict.Finding::fault)
        .containsExactly(Fault.UNFINISHED);
  }

  @Test
  void ofSeveralDamagedPartsEachIsNamed() throws IOException {
    Files.delete(folder.path().resolve(BackupFolder.chunkName(2)));
    Files.write(folder.path().resolve("stranger"), new byte[1]);
    flip(folder.path().resolve(BackupFolder.chunkName(3)), 5, 1);
    assertThat(TestBackup.verdict(folder, vault).findings())
        .extracting(finding -> finding.part() + " " + finding.fault().text())
        .containsExactlyInAnyOrder(
            "chunk-000002 missing", "stranger extra", "chunk-000003 altered");
  }

  @Test
  void neitherTheKeyNorARowCanBeReadFromTheFiles() throws IOException {
    for (String name : folder.names()) {
      String text = new String(Files.readAllBytes(folder.path().resolve(name)), UTF_8);
      assertThat(text).doesNotContain("tenants\t0");
    }
  }

  private enum Corruption {
    FLIPPED_BIT(Fault.ALTERED) {
      @Override
      void strike(Path folder, Path other, Random random) throws IOException {
        Path file = chunk(folder, random);
        flip(file, random.nextInt((int) Files.size(file)), 1 << random.nextInt(8));
      }
    },
    TRUNCATED(Fault.WRONG_LENGTH) {
      @Override
      void strike(Path folder, Path other, Random random) throws IOException {
        Path file = chunk(folder, random);
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, random.nextInt(content.length)));
      }
    },
    LENGTHENED(Fault.WRONG_LENGTH) {
      @Override
      void strike(Path folder, Path other, Random random) throws IOException {
        Path file = chunk(folder, random);
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length + 1 + random.nextInt(40)));
      }
    },
    MISSING(Fault.MISSING) {
      @Override
      void strike(Path folder, Path other, Random random) throws IOException {
        Files.delete(chunk(folder, random));
      }
    },
    SWAPPED(Fault.SWAPPED) {
      @Override
      void strike(Path folder, Path other, Random random) throws IOException {
        int first = 1 + random.nextInt(5);
        Path one = folder.resolve(BackupFolder.chunkName(first));
        Path two = folder.resolve(BackupFolder.chunkName(first % 5 + 1));
        byte[] content = Files.readAllBytes(one);
        Files.write(one, Files.readAllBytes(two));
        Files.write(two, content);
      }
    },
    EXTRA(Fault.EXTRA) {
      @Override
      void strike(Path folder, Path other, Random random) throws IOException {
        Files.write(folder.resolve("chunk-" + (100 + random.nextInt(900))), new byte[10]);
      }
    },
    OF_ANOTHER_BACKUP(Fault.ALTERED, Fault.WRONG_LENGTH) {
      @Override
      void strike(Path folder, Path other, Random random) throws IOException {
        String name = BackupFolder.chunkName(1 + random.nextInt(5));
        Files.copy(other.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    },
    LINK(Fault.NOT_A_FILE) {
      @Override
      void strike(Path folder, Path other, Random random) throws IOException {
        String name = BackupFolder.chunkName(1 + random.nextInt(5));
        Path kept = folder.resolveSibling(folder.getFileName() + "-" + name);
        Files.move(folder.resolve(name), kept);
        Files.createSymbolicLink(folder.resolve(name), kept);
      }
    },
    EDITED_MANIFEST(Fault.MANIFEST_EDITED, Fault.UNKNOWN_FORMAT, Fault.WRONG_KEY) {
      @Override
      void strike(Path folder, Path other, Random random) throws IOException {
        Path file = folder.resolve(BackupFolder.MANIFEST);
        flip(file, random.nextInt((int) Files.size(file)), 1 << random.nextInt(8));
      }
    },
    EDITED_COUNT(Fault.MANIFEST_EDITED) {
      @Override
      void strike(Path folder, Path other, Random random) throws IOException {
        Path file = folder.resolve(BackupFolder.MANIFEST);
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\"rows\" : 40", "\"rows\" : 39"));
      }
    },
    EDITED_MAC(Fault.MANIFEST_EDITED) {
      @Override
      void strike(Path folder, Path other, Random random) throws IOException {
        flip(folder.resolve(BackupFolder.MAC), random.nextInt(64), 1 << random.nextInt(4));
      }
    },
    FOREIGN_MANIFEST(Fault.MISSING, Fault.ALTERED, Fault.WRONG_LENGTH) {
      @Override
      void strike(Path folder, Path other, Random random) throws IOException {
        for (String name : List.of(BackupFolder.MANIFEST, BackupFolder.MAC)) {
          Files.copy(
              other.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    };

    final List<Fault> names;

    Corruption(Fault... names) {
      this.names = List.of(names);
    }

    abstract void strike(Path folder, Path other, Random random) throws IOException;

    static Path chunk(Path folder, Random random) {
      return folder.resolve(BackupFolder.chunkName(1 + random.nextInt(5)));
    }
  }

  private static void flip(Path file, int at, int bit) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[at] ^= (byte) bit;
    Files.write(file, content);
  }

  private Path copy(String name) throws IOException {
    Path copy = Files.createDirectories(directory.resolve("copies").resolve(name));
    for (String each : folder.names()) {
      Files.copy(folder.path().resolve(each), copy.resolve(each));
    }
    return copy;
  }
}
