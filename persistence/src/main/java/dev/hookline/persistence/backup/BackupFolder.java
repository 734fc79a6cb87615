package dev.hookline.persistence.backup;

import dev.hookline.persistence.id.IdKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder of one backup; its name is the backup's id. What is written there is on disk, under
 * its own name, before the next step begins.
 */
public final class BackupFolder {
  /** Written last: a folder without it is no backup. */
  public static final String MANIFEST = "manifest.json";

  /** The MAC of the manifest's bytes. */
  public static final String MAC = "manifest.mac";

  private static final String UNFINISHED = ".part";

  private final Path path;

  /** The folder at the path; nothing is touched. */
  public BackupFolder(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  /** A new one for a backup, that only its owner may read. */
  static BackupFolder create(Path shelf, UUID backupId) throws IOException {
    Files.createDirectories(shelf);
    Path path = shelf.resolve(IdKind.BACKUP.format(backupId));
    try {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (UnsupportedOperationException e) { // a file system without such permissions
      Files.createDirectory(path);
    }
    sync(shelf);
    return new BackupFolder(path);
  }

  /** The name of a chunk's file. */
  public static String chunkName(int number) {
    return "chunk-%06d".formatted(number);
  }

  public Path path() {
    return path;
  }

  /** The folder's name. */
  public String name() {
    return path.getFileName().toString();
  }

  /** Whether everything of it was written. */
  public boolean finished() {
    return Files.isRegularFile(file(MANIFEST), LinkOption.NOFOLLOW_LINKS);
  }

  /** What its manifest says, not authenticated: for lists only. Empty if it has none. */
  public Optional<Manifest> says() {
    try {
      return Optional.of(ManifestFile.read(this).manifest());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /** Names of all entries. */
  List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  /** Writes a file: under another name, flushed, renamed, and the folder flushed. */
  void write(String name, byte[] content) throws IOException {
    try (OutputStream out = begin(name)) {
      out.write(content);
    }
    finish(name);
  }

  /** Opens a file under its unfinished name. */
  OutputStream begin(String name) throws IOException {
    return Files.newOutputStream(
        file(name + UNFINISHED),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  /** Flushes a file that was begun and closed, and gives it its name. */
  void finish(String name) throws IOException {
    Path unfinished = file(name + UNFINISHED);
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(unfinished, file(name), StandardCopyOption.ATOMIC_MOVE);
    sync(path);
  }

  /** Throws away a file that was begun. */
  void abandon(String name) throws IOException {
    Files.deleteIfExists(file(name + UNFINISHED));
  }

  /** Deletes the backup; the manifest goes first, so that half of one never reads as one. */
  public void delete() throws IOException {
    Files.deleteIfExists(file(MANIFEST));
    sync(path);
    for (String name : names()) {
      Files.delete(file(name));
    }
    Files.delete(path);
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
