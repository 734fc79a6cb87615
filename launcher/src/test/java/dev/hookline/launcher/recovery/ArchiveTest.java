package dev.hookline.launcher.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.launcher.state.DataDir;
import dev.hookline.persistence.backup.BackupFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final String ID = HostileArchives.ID;

  @TempDir Path directory;
  private Path file;
  private BackupFolder folder;

  @BeforeEach
  void pack() throws IOException {
    Path path = Files.createDirectories(directory.resolve("shelf").resolve(ID));
    for (String part : List.of("manifest.json", "manifest.mac", "chunk-000001", "chunk-000002")) {
      Files.write(path.resolve(part), (part + " holds this").repeat(100).getBytes(UTF_8));
    }
    folder = new BackupFolder(path);
    file = directory.resolve("backup.tar");
    Archive.pack(folder, file);
  }

  @Test
  void whatWasPackedComesOutAsItWas() throws IOException {
    BackupFolder out = Archive.unpack(file, Files.createDirectory(directory.resolve("out")));
    assertThat(content(out.path())).isEqualTo(content(folder.path()));
  }

  @Test
  void theSameBackupAlwaysBecomesTheSameFile() throws IOException {
    Path again = directory.resolve("again.tar");
    Archive.pack(folder, again);
    assertThat(again).hasSameBinaryContentAs(file);
  }

  @Test
  void noHostileArchiveGetsThroughAndNothingIsWrittenBesideItsPlace() throws IOException {
    Map<String, byte[]> attacks = HostileArchives.all(Files.readAllBytes(file));
    assertThat(attacks).hasSizeGreaterThanOrEqualTo(50);
    Path jail = Files.createDirectories(directory.resolve("a/b/jail"));
    for (Map.Entry<String, byte[]> attack : attacks.entrySet()) {
      Path hostile = directory.resolve("hostile.tar");
      Files.write(hostile, attack.getValue());
      Path into = Files.createDirectory(jail.resolve("into"));
      List<Path> before = everything();
      assertThatThrownBy(() -> Archive.unpack(hostile, into))
          .as(attack.getKey())
          .isInstanceOf(Unsound.class);
      assertThat(outside(into)).as(attack.getKey()).isEqualTo(withoutBelow(before, into));
      DataDir.delete(into);
    }
    System.out.println("hostile archives refused: " + attacks.size());
  }

  @Test
  void aBitThatIsFlippedAnywhereInTheArchiveIsFound() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      byte[] flipped = whole.clone();
      int at = random.nextInt(flipped.length);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Path damaged = directory.resolve("damaged.tar");
      Files.write(damaged, flipped);
      Path into = Files.createDirectory(directory.resolve("seed" + seed));
      boolean refused;
      try {
        // What lies in a part is the manifest's to judge: here it must at least be another one.
        refused = !content(Archive.unpack(damaged, into).path()).equals(content(folder.path()));
      } catch (Unsound e) {
        refused = true;
      }
      assertThat(refused).as("bit at %d", at).isTrue();
    }
  }

  private List<Path> everything() throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.sorted().toList();
    }
  }

  private List<Path> outside(Path into) throws IOException {
    return withoutBelow(everything(), into);
  }

  private static List<Path> withoutBelow(List<Path> paths, Path into) {
    return paths.stream().filter(path -> path.equals(into) || !path.startsWith(into)).toList();
  }

  private static Map<String, String> content(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> parts = Files.list(folder)) {
      for (Path part : parts.toList()) {
        content.put(part.getFileName().toString(), Arrays.toString(Files.readAllBytes(part)));
      }
    }
    return content;
  }
}
