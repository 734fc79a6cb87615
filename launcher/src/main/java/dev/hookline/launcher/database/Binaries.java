package dev.hookline.launcher.database;

import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.NotPossible;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once for a machine and shared by every data directory. */
final class Binaries {
  private static final int EXECUTABLE = 0100;

  private Binaries() {}

  /** The directory with {@code bin}, {@code lib} and {@code share}; unpacks it the first time. */
  static Path unpacked(Path cache) throws IOException {
    String name = archiveName();
    Path target = cache.resolve(name.replace(".txz", "") + "-" + fingerprint(name));
    if (!Files.isDirectory(target)) {
      Files.createDirectories(cache);
      Path fresh = Files.createTempDirectory(cache, "unpacking");
      unpack(name, fresh);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      putInPlace(fresh, target);
    }
    return target;
  }

  private static void putInPlace(Path fresh, Path target) throws IOException {
    try {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException
        | DirectoryNotEmptyException
        | AtomicMoveNotSupportedException e) {
      DataDir.delete(fresh);
    }
    if (!Files.isDirectory(target)) {
      throw new IOException("cannot unpack PostgreSQL into " + target);
    }
  }

  private static void unpack(String name, Path directory) throws IOException {
    try (InputStream packed = open(name);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        place(tar, entry, directory);
      }
    }
  }

  private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory)
      throws IOException {
    Path path = directory.resolve(entry.getName()).normalize();
    if (!path.startsWith(directory)) {
      throw new IOException("unexpected path in the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(path, directory.resolve(entry.getLinkName()).normalize());
    } else {
      Files.copy(tar, path);
      boolean program = (entry.getMode() & EXECUTABLE) != 0;
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static String archiveName() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String kernel = system.contains("mac") ? "darwin" : "linux";
    String machine =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          case String other -> other;
        };
    return "postgres-" + kernel + "-" + machine + ".txz";
  }

  private static String fingerprint(String name) throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream packed = open(name)) {
      crc.update(packed.readAllBytes());
    }
    return Long.toHexString(crc.getValue());
  }

  private static InputStream open(String name) {
    InputStream packed = Binaries.class.getResourceAsStream("/" + name);
    if (packed == null) {
      throw new NotPossible(
          "there is no embedded PostgreSQL for this machine ("
              + name
              + "); set HL_DB_URL, HL_DB_USER and HL_DB_PASSWORD to use one of your own");
    }
    return packed;
  }
}
