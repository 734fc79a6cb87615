package dev.hookline.persistence.backup;

import dev.hookline.persistence.secrets.SecretVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;

/**
 * Reads a backup from end to end and names everything that is wrong with it. No database is
 * touched.
 */
public final class Verification {
  private final SecretVault vault;
  private final int newestSchema;
  private final Throttle throttle;
  private final ObjIntConsumer<String> progress;

  /**
   * @param newestSchema the newest migration that this HookLine knows
   * @param throttle how fast it reads
   * @param progress told each part and how many percent of all bytes were read with it
   */
  public Verification(
      SecretVault vault, int newestSchema, Throttle throttle, ObjIntConsumer<String> progress) {
    this.vault = vault;
    this.newestSchema = newestSchema;
    this.throttle = throttle;
    this.progress = progress;
  }

  /** What is wrong with the backup in the folder. */
  public Verdict verify(BackupFolder folder) throws IOException {
    Backup backup;
    try {
      backup = Backup.open(folder, vault);
    } catch (Unusable e) {
      return Verdict.unusable(folder.name(), e);
    }
    List<Verdict.Finding> findings = new ArrayList<>();
    Manifest manifest = backup.manifest();
    if (manifest.schemaVersion() > newestSchema) {
      findings.add(
          new Verdict.Finding(
              BackupFolder.MANIFEST,
              Fault.WRONG_SCHEMA,
              "of schema %d; this HookLine knows %d"
                  .formatted(manifest.schemaVersion(), newestSchema)));
    }
    strangers(folder, manifest, findings);
    chunks(backup, findings);
    return new Verdict(folder.name(), Optional.of(manifest), List.copyOf(findings));
  }

  private static void strangers(
      BackupFolder folder, Manifest manifest, List<Verdict.Finding> findings) throws IOException {
    Set<String> known = new HashSet<>(Set.of(BackupFolder.MANIFEST, BackupFolder.MAC));
    manifest.chunks().forEach(chunk -> known.add(BackupFolder.chunkName(chunk.number())));
    for (String name : folder.names()) {
      if (!known.contains(name)) {
        findings.add(new Verdict.Finding(name, Fault.EXTRA, "the manifest does not name it"));
      }
    }
  }

  private void chunks(Backup backup, List<Verdict.Finding> findings) throws IOException {
    Manifest manifest = backup.manifest();
    Map<String, Integer> byDigest = new HashMap<>();
    manifest.chunks().forEach(chunk -> byDigest.put(chunk.storedSha256(), chunk.number()));
    Map<String, ContentHash> contents = new HashMap<>();
    long all = Math.max(1, manifest.storedBytes());
    long read = 0;
    for (Manifest.Chunk chunk : manifest.chunks()) {
      ContentHash content = contents.computeIfAbsent(chunk.table(), table -> new ContentHash());
      String name = BackupFolder.chunkName(chunk.number());
      part(backup, chunk, byDigest, content)
          .map(found -> new Verdict.Finding(name, found.fault(), found.detail()))
          .ifPresent(findings::add);
      read += chunk.storedBytes();
      progress.accept(name, (int) (100 * read / all));
    }
    if (findings.isEmpty()) {
      tables(manifest, contents, findings);
    }
  }

  private record Found(Fault fault, String detail) {}

  private Optional<Found> part(
      Backup backup, Manifest.Chunk chunk, Map<String, Integer> byDigest, ContentHash content)
      throws IOException {
    Path file = backup.folder().file(BackupFolder.chunkName(chunk.number()));
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(new Found(Fault.MISSING, "the manifest names it"));
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(new Found(Fault.NOT_A_FILE, "a backup holds files only"));
    }
    String digest = Digests.sha256(file);
    if (!digest.equals(chunk.storedSha256())) {
      return Optional.of(unlike(chunk, Files.size(file), byDigest.get(digest)));
    }
    LineCount lines = new LineCount(content);
    try {
      backup.read(
          chunk,
          (bytes, length) -> {
            lines.take(bytes, length);
            throttle.pass(length);
          });
    } catch (IOException e) {
      return Optional.of(new Found(Fault.ALTERED, e.getMessage()));
    }
    return lines.rows() == chunk.rows()
        ? Optional.empty()
        : Optional.of(new Found(Fault.CONTENT, lines.rows() + " rows instead of " + chunk.rows()));
  }

  private static Found unlike(Manifest.Chunk chunk, long bytes, Integer other) {
    if (other != null) {
      return new Found(Fault.SWAPPED, "it is " + BackupFolder.chunkName(other));
    }
    if (bytes != chunk.storedBytes()) {
      return new Found(Fault.WRONG_LENGTH, bytes + " bytes instead of " + chunk.storedBytes());
    }
    return new Found(Fault.ALTERED, "its SHA-256 is another");
  }

  private static void tables(
      Manifest manifest, Map<String, ContentHash> contents, List<Verdict.Finding> findings) {
    for (Manifest.Table table : manifest.tables()) {
      ContentHash content = contents.getOrDefault(table.name(), new ContentHash());
      if (content.rows() != table.rows() || !content.text().equals(table.contentHash())) {
        findings.add(
            new Verdict.Finding(table.name(), Fault.CONTENT, "its rows are not those counted"));
      }
    }
  }
}
