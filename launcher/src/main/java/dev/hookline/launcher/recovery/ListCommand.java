package dev.hookline.launcher.recovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hookline.launcher.environment.DataDirOption;
import dev.hookline.persistence.backup.Manifest;
import dev.hookline.persistence.shelf.Shelf;
import dev.hookline.persistence.shelf.Shelved;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which snapshots there are. */
@Command(
    name = "list",
    description = "Say which snapshots there are, newest first, and what is known of each.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  @Option(
      names = "--dest",
      paramLabel = "DIR",
      description = "Where they are (default: HL_BACKUP_DIR, else DATA_DIR/backups).")
  private Path dest;

  @Mixin private DataDirOption dataDirOption;
  @Mixin private Spoken spoken;

  private record Listed(String directory, List<Described> snapshots) {}

  private record Described(
      @JsonProperty("backup_id") String backupId,
      @JsonProperty("began_at") String beganAt,
      String state,
      long rows,
      @JsonProperty("stored_bytes") long storedBytes,
      @JsonProperty("verified_at") String verifiedAt,
      @JsonProperty("deep_verified_at") String deepVerifiedAt,
      String pinned) {
    static Described of(Shelved each) {
      return new Described(
          each.name(),
          text(each.begunAt()),
          state(each),
          each.says().map(Manifest::rows).orElse(0L),
          each.says().map(Manifest::storedBytes).orElse(0L),
          text(each.notes().verifiedAt()),
          text(each.notes().deepVerifiedAt()),
          each.notes().pinned());
    }

    private static String state(Shelved each) {
      if (!each.finished()) {
        return "unfinished";
      }
      return each.damaged() ? "damaged" : each.verified() ? "verified" : "not verified";
    }

    private static String text(Instant moment) {
      return moment == null ? null : moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "%s  %s  %-12s %,12d rows %8.1f MB%s%s",
          backupId,
          beganAt,
          state,
          rows,
          storedBytes / 1e6,
          deepVerifiedAt == null ? "" : "  deep " + deepVerifiedAt,
          pinned == null ? "" : "  pinned: " + pinned);
    }
  }

  @Override
  public Integer call() throws Exception {
    Path shelf = dest == null ? dataDirOption.environment().backups() : dest;
    List<Described> all = new Shelf(shelf).all().stream().map(Described::of).toList();
    spoken.answer(
        new Listed(shelf.toAbsolutePath().toString(), all),
        all.isEmpty()
            ? "there is no snapshot in " + shelf
            : all.stream().map(Described::line).collect(Collectors.joining("\n")));
    return 0;
  }
}
