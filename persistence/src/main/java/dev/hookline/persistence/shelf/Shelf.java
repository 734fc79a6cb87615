package dev.hookline.persistence.shelf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.persistence.backup.BackupFolder;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.id.Uuid7;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The directory that holds backups, and what is known of each beside what it says itself: when it
 * was verified, and who pinned it. That is kept on the shelf and not in the database, which may be
 * what is lost.
 */
public final class Shelf {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;

  public Shelf(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  /** Everything on the shelf, newest first. */
  public List<Shelved> all() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    List<Shelved> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(path)) {
      for (Path entry : entries.toList()) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          find(entry.getFileName().toString()).ifPresent(found::add);
        }
      }
    }
    found.sort(Comparator.comparing(Shelved::name).reversed());
    return found;
  }

  /** The backup of the name; empty if there is none, or the name is none of a backup. */
  public Optional<Shelved> find(String name) throws IOException {
    var id = IdKind.BACKUP.parse(name);
    if (id.isEmpty() || !Files.isDirectory(path.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    BackupFolder folder = new BackupFolder(path.resolve(name));
    return Optional.of(
        new Shelved(name, Uuid7.instantOf(id.get()), folder, read(name), folder.says()));
  }

  /** Notes that a backup was found sound, or not. */
  public void noteVerified(String name, Instant at, boolean deep, boolean sound)
      throws IOException {
    change(
        name,
        note -> {
          note.put(deep ? "deep_verified_ms" : "verified_ms", at.toEpochMilli());
          if (deep) {
            note.put("verified_ms", at.toEpochMilli());
          }
          note.put("sound", sound);
        });
  }

  /**
   * Pins a backup, so that retention keeps it, or lets it go.
   *
   * @param reason why, or null to let it go
   */
  public void pin(String name, String reason) throws IOException {
    change(
        name,
        note -> {
          note.remove("pinned");
          if (reason != null) {
            note.put("pinned", reason);
          }
        });
  }

  /** Deletes a backup and what was noted of it. */
  public void delete(Shelved backup) throws IOException {
    backup.folder().delete();
    Files.deleteIfExists(notes(backup.name()));
  }

  private synchronized void change(String name, Consumer<ObjectNode> change) throws IOException {
    ObjectNode note = read(name).json();
    change.accept(note);
    Path fresh = path.resolve(name + ".notes.part");
    Files.write(fresh, JSON.writeValueAsBytes(note));
    Files.move(fresh, notes(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private Shelved.Notes read(String name) throws IOException {
    Path file = notes(name);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Shelved.Notes.of(JSON.readTree(file.toFile()))
        : Shelved.Notes.NONE;
  }

  private Path notes(String name) {
    return path.resolve(name + ".notes");
  }
}
