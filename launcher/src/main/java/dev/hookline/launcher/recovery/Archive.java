package dev.hookline.launcher.recovery;

import dev.hookline.launcher.state.PrivateFile;
import dev.hookline.persistence.backup.BackupFolder;
import dev.hookline.persistence.id.IdKind;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A backup as one file: a plain tar of its folder. An archive is somebody else's until its manifest
 * is authentic, so nothing is taken from it but files of the names that a backup has.
 */
final class Archive {
  private static final Pattern PART =
      Pattern.compile("manifest\\.json|manifest\\.mac|chunk-\\d{6}");

  /** Of the file's name, behind the backup's id. */
  static final String SUFFIX = ".tar";

  private static final int FILE_MODE = 0100600;
  private static final int MOST_PARTS = 1_000_000;

  private Archive() {}

  /** Writes the folder into a file, which has its name only once it is complete and on disk. */
  static void pack(BackupFolder folder, Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try (FileOutputStream out = new FileOutputStream(unfinished.toFile())) {
      write(folder, new BufferedOutputStream(out));
      out.getFD().sync();
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The same folder always becomes the same bytes. */
  private static void write(BackupFolder folder, OutputStream out) throws IOException {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    for (Path part : parts(folder)) {
      TarArchiveEntry entry = new TarArchiveEntry(folder.name() + "/" + part.getFileName());
      entry.setSize(Files.size(part));
      entry.setMode(FILE_MODE);
      entry.setModTime(0);
      entry.setIds(0, 0);
      entry.setNames("", "");
      tar.putArchiveEntry(entry);
      Files.copy(part, tar);
      tar.closeArchiveEntry();
    }
    tar.finish();
    out.flush(); // the library flushes its own buffer only
  }

  /**
   * Takes the backup out of the file.
   *
   * @param into an empty directory
   * @throws Unsound if there is anything in the archive that is no part of one backup
   */
  static BackupFolder unpack(Path file, Path into) throws IOException {
    String backup = null;
    Set<String> seen = new HashSet<>();
    long room = Files.size(file);
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String[] name = entry.getName().split("/", -1);
        check(entry, name, room);
        if (backup == null) {
          backup = name[0];
          PrivateFile.directory(into.resolve(backup));
        }
        if (!backup.equals(name[0])) {
          throw new Unsound("the archive holds more than one backup");
        }
        if (!seen.add(name[1]) || seen.size() > MOST_PARTS) {
          throw new Unsound("the archive holds " + name[1] + " twice, or too much");
        }
        Files.copy(tar, into.resolve(backup).resolve(name[1]));
      }
    } catch (Unsound e) {
      throw e;
    } catch (IOException | RuntimeException e) { // whatever a broken header makes of the reader
      throw new Unsound("the archive cannot be read: " + e.getMessage());
    }
    if (backup == null) {
      throw new Unsound("the archive is empty");
    }
    BackupFolder folder = new BackupFolder(into.resolve(backup));
    if (!isMadeOf(file, folder)) {
      throw new Unsound("the archive was changed between its parts");
    }
    return folder;
  }

  /** Whether the file is to the last bit what the folder becomes: padding and headers included. */
  private static boolean isMadeOf(Path file, BackupFolder folder) throws IOException {
    try (DigestOutputStream again =
            new DigestOutputStream(OutputStream.nullOutputStream(), sha256());
        DigestOutputStream given =
            new DigestOutputStream(OutputStream.nullOutputStream(), sha256())) {
      write(folder, new BufferedOutputStream(again));
      Files.copy(file, given);
      return MessageDigest.isEqual(
          again.getMessageDigest().digest(), given.getMessageDigest().digest());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void check(TarArchiveEntry entry, String[] name, long room) throws Unsound {
    boolean plain =
        entry.isFile()
            && !entry.isSymbolicLink()
            && !entry.isLink()
            && !entry.isSparse()
            && entry.getLinkName().isEmpty();
    boolean ours =
        name.length == 2
            && IdKind.BACKUP.parse(name[0]).isPresent()
            && PART.matcher(name[1]).matches();
    if (!plain || !ours) {
      throw new Unsound("the archive holds what is no part of a backup: " + shown(entry.getName()));
    }
    if (entry.getRealSize() < 0 || entry.getRealSize() > room) {
      throw new Unsound("the archive says that " + name[1] + " is larger than all of it");
    }
  }

  private static String shown(String name) {
    String printable = name.replaceAll("[^\\x20-\\x7e]", "?");
    return printable.length() <= 100 ? printable : printable.substring(0, 100) + "…";
  }

  private static List<Path> parts(BackupFolder folder) throws IOException {
    try (Stream<Path> parts = Files.list(folder.path())) {
      return parts.sorted().toList();
    }
  }
}
