package dev.hookline.jobs.errand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One thing that the launcher is asked to do. */
final class Errand {
  private static final int LAST_WORDS = 5;

  private final Path ask;
  private final Path taken;
  private final Path log;
  private final Path done;
  private int told;

  private Errand(Path directory, UUID id) {
    this.ask = directory.resolve(id + ".ask");
    this.taken = directory.resolve(id + ".taken");
    this.log = directory.resolve(id + ".log");
    this.done = directory.resolve(id + ".done");
  }

  /**
   * How it ended.
   *
   * @param code the exit code, as of {@code scripts/hl}
   * @param report the JSON object that the verb printed, or its last words if it printed none
   */
  record Outcome(int code, String report) {}

  /** Asks for it: a verb, and what it is about. */
  static Errand ask(Path dataDirectory, UUID id, List<String> words) {
    Path directory = dataDirectory.resolve("run").resolve("errands");
    Errand errand = new Errand(directory, id);
    try {
      Files.createDirectories(directory);
      Path fresh = directory.resolve(id + ".part");
      Files.writeString(fresh, String.join(" ", words) + "\n");
      Files.move(fresh, errand.ask, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return errand;
  }

  /** Whether a launcher has it: it is being done, or waits for its turn. */
  boolean taken() {
    return !Files.exists(ask);
  }

  /** Takes back what nobody has begun. */
  void withdraw() {
    delete(ask);
    delete(taken);
  }

  /** The stages that began since the last look. */
  List<String> newStages() {
    try {
      List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
      List<String> fresh = lines.subList(Math.min(told, lines.size()), lines.size());
      told = lines.size();
      return fresh.stream()
          .filter(line -> line.startsWith("> "))
          .map(line -> line.substring(2))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How it ended; empty as long as it has not. What it left is deleted then. */
  Optional<Outcome> outcome() {
    if (!Files.exists(done)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(done);
      int end = text.indexOf('\n');
      String printed = text.substring(end + 1);
      Outcome outcome =
          new Outcome(
              Integer.parseInt(text.substring(0, end)), printed.isBlank() ? lastWords() : printed);
      delete(done);
      delete(log);
      return Optional.of(outcome);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String lastWords() throws IOException {
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
