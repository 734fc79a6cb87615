package dev.hookline.launcher.domain;

import dev.hookline.launcher.state.DataDir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The server product unpacks its hundreds of bundles into every new domain, which costs seconds and
 * 130 MB. The first domain that stopped in order leaves them for all later ones on this machine.
 */
final class BundleCache {
  private static final String BUNDLES = "osgi-cache";

  private final Path kept;

  BundleCache(Path cache, Path glassfish) {
    // The bundles remember where they were installed from.
    String origin = HexFormat.of().toHexDigits(glassfish.toString().hashCode());
    this.kept = cache.resolve("bundles-" + origin);
  }

  /** Gives a new domain the kept bundles, if there are any. */
  void provide(Path domain) throws IOException {
    if (Files.isDirectory(kept)) {
      copy(kept, domain.resolve(BUNDLES));
    }
  }

  /** Keeps the bundles of a domain that has stopped, if there are none yet. */
  void keep(Path domain) {
    Path bundles = domain.resolve(BUNDLES);
    if (Files.isDirectory(kept) || !Files.isDirectory(bundles)) {
      return;
    }
    try {
      Files.createDirectories(kept.getParent());
      Path fresh = Files.createTempDirectory(kept.getParent(), "keeping");
      copy(bundles, fresh);
      Files.move(fresh, kept);
    } catch (IOException e) {
      // Somebody else was first, or there is no room: the next start is only slower.
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      paths.forEach(path -> copyOne(path, to.resolve(from.relativize(path).toString())));
    } catch (UncheckedIOException e) {
      DataDir.delete(to);
      throw e.getCause();
    }
  }

  /** Bundles themselves never change and may be shared; the notes beside them do. */
  private static void copyOne(Path from, Path to) {
    try {
      if (Files.isDirectory(from)) {
        Files.createDirectories(to);
      } else if (!from.getFileName().toString().equals("bundle.jar") || !linked(from, to)) {
        Files.copy(from, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean linked(Path from, Path to) {
    try {
      Files.createLink(to, from);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
