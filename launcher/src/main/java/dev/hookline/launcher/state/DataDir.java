package dev.hookline.launcher.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The layout of a data directory.
 *
 * <p>{@code pg}, {@code backups}, {@code secret.keys}, {@code keys.env} and {@code
 * database.properties} are worth keeping; {@code run} is made anew at every start; {@code logs}
 * rotate.
 */
public final class DataDir {
  private static final String MARK = "hookline-data";

  private final Path root;

  private DataDir(Path root) {
    this.root = root;
  }

  /** The layout below the directory; nothing is touched. */
  public static DataDir at(Path root) {
    return new DataDir(root.toAbsolutePath().normalize());
  }

  /** Makes what is missing. Refuses a directory that holds somebody else's files. */
  public DataDir create() {
    if (!isEmpty() && !isOurs()) {
      throw new NotPossible(
          root + " holds files that are not HookLine's; give an empty directory with --data-dir");
    }
    PrivateFile.directory(root);
    PrivateFile.directory(run());
    PrivateFile.directory(logs());
    if (!isOurs()) {
      PrivateFile.write(root.resolve(MARK), "This directory belongs to a HookLine server.\n");
    }
    return this;
  }

  /** Whether a HookLine made this directory. */
  public boolean isOurs() {
    return Files.isRegularFile(root.resolve(MARK));
  }

  public Path root() {
    return root;
  }

  public Path database() {
    return root.resolve("pg");
  }

  public Path databaseProperties() {
    return root.resolve("database.properties");
  }

  public Path secretKeys() {
    return root.resolve("secret.keys");
  }

  public Path keysFile() {
    return root.resolve("keys.env");
  }

  /** The private key of tokens made by {@code scripts/hl token}; the server never gets it. */
  public Path tokenKey() {
    return root.resolve("token.key");
  }

  /** Its public key. */
  public Path tokenPublicKey() {
    return root.resolve("token.pub");
  }

  /**
   * The one-time password of the first admin, written by a server that made one, until it was
   * shown.
   */
  public Path firstAdminPassword() {
    return root.resolve("first-admin.password");
  }

  /** Backups, unless they are kept elsewhere. */
  public Path backups() {
    return root.resolve("backups");
  }

  /** Reports of drills. */
  public Path drills() {
    return root.resolve("drills");
  }

  public Path run() {
    return root.resolve("run");
  }

  /** What the server asks its launcher to do. */
  public Path errands() {
    return run().resolve("errands");
  }

  public Path domain() {
    return run().resolve("domain");
  }

  public Path serverSettings() {
    return run().resolve("settings.properties");
  }

  public Path stateFile() {
    return run().resolve("state.json");
  }

  /** Who keeps the server stopped on purpose. */
  Path holdFile() {
    return run().resolve("hold");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /** The log of {@code server}, {@code postgres} or {@code launcher}. */
  public Path log(String name) {
    return logs().resolve(name + ".log");
  }

  Path lockFile() {
    return root.resolve("lock");
  }

  /** Deletes everything but the directory and its lock; the caller holds the lock. */
  public void empty() {
    if (!isOurs()) {
      throw new NotPossible(root + " is not a HookLine data directory; nothing was deleted");
    }
    for (Path child : children()) {
      if (!child.equals(lockFile()) && !child.getFileName().toString().equals(MARK)) {
        delete(child);
      }
    }
  }

  /** Deletes a file or a whole directory, if it is there; links are not followed. */
  public static void delete(Path path) {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }

  private boolean isEmpty() {
    return !Files.exists(root) || children().stream().allMatch(child -> child.equals(lockFile()));
  }

  private List<Path> children() {
    try (Stream<Path> children = Files.list(root)) {
      return children.toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + root, e);
    }
  }
}
