package dev.hookline.launcher.domain;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The server stays up when its application cannot be deployed, so a start would be waited for in
 * vain; the log tells at once.
 */
final class DeploymentLog {
  private static final String FAILED = "Boot Command deploy failed";
  private static final int ENOUGH = 1_000_000;

  private final Path log;
  private final long from;

  private DeploymentLog(Path log, long from) {
    this.log = log;
    this.from = from;
  }

  /** What is written from now on. */
  static DeploymentLog from(Path log) throws IOException {
    return new DeploymentLog(log, Files.exists(log) ? Files.size(log) : 0);
  }

  /** The sentence that says why, if there is one. */
  Optional<String> failure() {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.min(from, file.length()));
      byte[] fresh = new byte[(int) Math.min(ENOUGH, file.length() - file.getFilePointer())];
      file.readFully(fresh);
      return new String(fresh, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains(FAILED))
          .map(line -> line.substring(line.indexOf(FAILED)))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
