package dev.hookline.admin.recovery;

import dev.hookline.jobs.backup.BackupState;
import dev.hookline.persistence.backup.BackupFolder;
import dev.hookline.persistence.backup.Manifest;
import dev.hookline.persistence.runs.RecoveryRun;
import dev.hookline.persistence.runs.RunOutcome;
import dev.hookline.persistence.shelf.Shelved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A backup as a tree of tables and their files, each with what the last verification said of it.
 *
 * @param tables in the order in which they are loaded
 * @param strangers what was found wrong and is neither a table nor one of its files
 */
public record Parts(List<Table> tables, List<Part> strangers) {
  /**
   * A table or a file.
   *
   * @param verdict {@code sound}, {@code not looked at}, or what is wrong
   * @param level {@code ok}, {@code idle} or {@code bad}
   */
  public record Part(String name, long rows, long bytes, String verdict, String level) {}

  /** A table with its files; its level is the worst of all. */
  public record Table(Part whole, List<Part> files) {}

  /**
   * @param newestFirst runs, among them verifications of the backup
   */
  static Parts of(Shelved backup, Manifest manifest, List<RecoveryRun> newestFirst) {
    Map<String, String> wrong = findings(backup, newestFirst);
    BackupState state = BackupState.of(backup);
    boolean sound = state == BackupState.VERIFIED || state == BackupState.DEEP_VERIFIED;
    Map<String, List<Part>> files = new HashMap<>();
    for (Manifest.Chunk chunk : manifest.chunks()) {
      files
          .computeIfAbsent(chunk.table(), table -> new ArrayList<>())
          .add(
              part(
                  BackupFolder.chunkName(chunk.number()),
                  chunk.rows(),
                  chunk.storedBytes(),
                  wrong,
                  sound));
    }
    List<Table> tables = new ArrayList<>();
    for (Manifest.Table table : manifest.tables()) {
      List<Part> own = files.getOrDefault(table.name(), List.of());
      long bytes = own.stream().mapToLong(Part::bytes).sum();
      Part whole = part(table.name(), table.rows(), bytes, wrong, sound);
      tables.add(new Table(worst(whole, own), own));
    }
    List<Part> strangers =
        wrong.entrySet().stream()
            .map(each -> new Part(each.getKey(), 0, 0, each.getValue(), "bad"))
            .toList();
    return new Parts(tables, strangers);
  }

  private static Part worst(Part whole, List<Part> files) {
    long bad = files.stream().filter(file -> file.level().equals("bad")).count();
    return bad == 0 || whole.level().equals("bad")
        ? whole
        : new Part(whole.name(), whole.rows(), whole.bytes(), bad + " of its files", "bad");
  }

  /** Takes what it knows out of the map: what is left belongs to no part. */
  private static Part part(
      String name, long rows, long bytes, Map<String, String> wrong, boolean sound) {
    String fault = wrong.remove(name);
    if (fault != null) {
      return new Part(name, rows, bytes, fault, "bad");
    }
    return sound
        ? new Part(name, rows, bytes, "sound", "ok")
        : new Part(name, rows, bytes, "not known to be sound", "idle");
  }

  /** The newest report on a backup that is damaged: a line "- PART: what is wrong" for each. */
  private static Map<String, String> findings(Shelved backup, List<RecoveryRun> newestFirst) {
    Map<String, String> wrong = new HashMap<>();
    if (BackupState.of(backup) != BackupState.DAMAGED) {
      return wrong;
    }
    newestFirst.stream()
        .filter(run -> run.target().equals(backup.name()) && run.outcome() == RunOutcome.FAILED)
        .findFirst()
        .ifPresent(
            run ->
                run.report()
                    .lines()
                    .filter(line -> line.startsWith("- ") && line.contains(": "))
                    .map(line -> line.substring(2).split(": ", 2))
                    .forEach(each -> wrong.put(each[0], each[1])));
    return wrong;
  }
}
