package dev.hookline.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process, or a process with its children, has used so far; read from {@code /proc}.
 *
 * @param cpuMicros user and system time, in microseconds; a tick is 10 ms
 * @param residentBytes resident memory; pages shared between processes of one family count once
 */
public record ProcessCost(long cpuMicros, long residentBytes) {
  private static final long MICROS_PER_TICK = 10_000;
  private static final Path PROC = Path.of("/proc");

  /** What cannot be read, as when the process is on another machine. */
  public static final ProcessCost UNKNOWN = new ProcessCost(-1, -1);

  /** One process alone. */
  public static ProcessCost of(long pid) {
    try {
      return new ProcessCost(
          ticks(stat(pid), 11, 12) * MICROS_PER_TICK, kilobytes(pid, "status", "VmRSS:") << 10);
    } catch (IOException | RuntimeException e) {
      return UNKNOWN;
    }
  }

  /** A process with the children it has and those it has already reaped. */
  public static ProcessCost ofFamily(long pid) {
    try {
      long cpu = ticks(stat(pid), 11, 12, 13, 14);
      long bytes = kilobytes(pid, "smaps_rollup", "Pss:") << 10;
      for (long child : children(pid)) {
        try {
          cpu += ticks(stat(child), 11, 12);
          bytes += kilobytes(child, "smaps_rollup", "Pss:") << 10;
        } catch (IOException e) {
          continue; // it ended meanwhile; its time went to the parent
        }
      }
      return new ProcessCost(cpu * MICROS_PER_TICK, bytes);
    } catch (IOException | RuntimeException e) {
      return UNKNOWN;
    }
  }

  /** The parent of a process; 0 if it cannot be read. */
  public static long parent(long pid) {
    try {
      return Long.parseLong(stat(pid)[1]);
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }

  /** Both together; unknown if either is. */
  public ProcessCost plus(ProcessCost other) {
    return cpuMicros < 0 || other.cpuMicros < 0
        ? UNKNOWN
        : new ProcessCost(cpuMicros + other.cpuMicros, residentBytes + other.residentBytes);
  }

  /** CPU time used since an earlier reading, in microseconds; -1 if either is unknown. */
  public long cpuSince(ProcessCost earlier) {
    return cpuMicros < 0 || earlier.cpuMicros < 0 ? -1 : cpuMicros - earlier.cpuMicros;
  }

  /**
   * The fields of {@code stat} behind the command, which may itself hold blanks and parentheses.
   */
  private static String[] stat(long pid) throws IOException {
    String line = Files.readString(PROC.resolve(pid + "/stat"));
    return line.substring(line.lastIndexOf(')') + 2).split(" ");
  }

  private static long ticks(String[] stat, int... fields) {
    return Arrays.stream(fields).mapToLong(field -> Long.parseLong(stat[field])).sum();
  }

  private static long kilobytes(long pid, String file, String name) throws IOException {
    try (Stream<String> lines = Files.lines(PROC.resolve(pid + "/" + file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<Long> children(long pid) throws IOException {
    try (Stream<Path> all = Files.list(PROC)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.chars().allMatch(Character::isDigit))
          .map(Long::valueOf)
          .filter(candidate -> parent(candidate) == pid)
          .toList();
    }
  }
}
