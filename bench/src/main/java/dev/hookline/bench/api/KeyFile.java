package dev.hookline.bench.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file with an API key, so that no key stands on a command line. */
final class KeyFile {
  private static final String LEAD = "HL_API_KEY=";

  private KeyFile() {}

  /**
   * The key in a line {@code HL_API_KEY=...}, else the whole file.
   *
   * @throws Unusable if the file cannot be read
   */
  static String read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream()
          .filter(line -> line.startsWith(LEAD))
          .map(line -> line.substring(LEAD.length()).strip())
          .findFirst()
          .orElseGet(() -> String.join("", lines).strip());
    } catch (IOException e) {
      throw new Unusable(2, "cannot read the API key from " + file);
    }
  }
}
