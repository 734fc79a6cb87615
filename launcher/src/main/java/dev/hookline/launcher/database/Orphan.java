package dev.hookline.launcher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL that outlived the command that started it, because that was killed. Whoever starts
 * one holds the lock of the data directory, so nobody wants the old one any more; and as long as it
 * runs, no other can have its cluster.
 */
final class Orphan {
  private Orphan() {}

  /** Ends it in order, if there is one. */
  static void end(Path cluster) {
    pid(cluster)
        .flatMap(ProcessHandle::of)
        .filter(process -> serves(process, cluster))
        .ifPresent(Postgres::stop);
  }

  private static Optional<Long> pid(Path cluster) {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
      return lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,9}")
          ? Optional.empty()
          : Optional.of(Long.parseLong(lines.getFirst().strip()));
    } catch (IOException e) {
      return Optional.empty(); // none runs
    }
  }

  /** The number may be another process's by now: only one that was started on this cluster. */
  private static boolean serves(ProcessHandle process, Path cluster) {
    return process
        .info()
        .arguments()
        .map(List::of)
        .filter(words -> words.contains("-D") && words.contains(cluster.toString()))
        .isPresent();
  }
}
