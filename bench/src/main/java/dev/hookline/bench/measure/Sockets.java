package dev.hookline.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Open TCP connections of a process, read from {@code /proc}. */
public final class Sockets {
  private static final Path PROC = Path.of("/proc");
  private static final String ESTABLISHED = "01";
  private static final int REMOTE = 2;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private Sockets() {}

  /** How many the process has to the given port, on any host; -1 if that cannot be read. */
  public static int toPort(long pid, int port) {
    try {
      Path process = PROC.resolve(Long.toString(pid));
      Set<String> own = inodes(process.resolve("fd"));
      int count = 0;
      for (String table : List.of("net/tcp", "net/tcp6")) {
        count += count(Files.readAllLines(process.resolve(table)), port, own);
      }
      return count;
    } catch (IOException | RuntimeException e) {
      return -1;
    }
  }

  /** The lines of such a table that name the port on the other side and one of the inodes. */
  static int count(List<String> table, int port, Set<String> inodes) {
    String ending = ":%04X".formatted(port);
    return (int)
        table.stream()
            .skip(1)
            .map(line -> line.strip().split("\\s+"))
            .filter(fields -> fields.length > INODE)
            .filter(
                fields ->
                    fields[REMOTE].endsWith(ending)
                        && fields[STATE].equals(ESTABLISHED)
                        && inodes.contains(fields[INODE]))
            .count();
  }

  private static Set<String> inodes(Path descriptors) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> links = Files.list(descriptors)) {
      for (Path link : links.toList()) {
        String target = name(link);
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    }
    return inodes;
  }

  private static String name(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile
    }
  }
}
