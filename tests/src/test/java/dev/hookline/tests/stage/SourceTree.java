package dev.hookline.tests.stage;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources of this project are. */
public final class SourceTree {
  /** The folder of the checkout. */
  public static final Path ROOT = root();

  private SourceTree() {}

  private static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(at.resolve("scripts/hl"))) {
      at = at.getParent();
    }
    return at;
  }
}
