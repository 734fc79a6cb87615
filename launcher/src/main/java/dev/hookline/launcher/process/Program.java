package dev.hookline.launcher.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Programs of the operating system on the search path. */
public final class Program {
  private static final List<String> USUAL_PLACES =
      List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

  private Program() {}

  /** Where the program is, if this machine has it. */
  public static Optional<Path> find(String name, String searchPath) {
    List<String> places = new ArrayList<>(List.of(searchPath.split(File.pathSeparator)));
    places.addAll(USUAL_PLACES);
    return places.stream()
        .filter(place -> !place.isBlank())
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * The command in a session of its own, so that a Ctrl-C in the terminal reaches the launcher only
   * and children end in the right order. The pid stays the command's.
   */
  public static List<String> inOwnSession(List<String> command) {
    List<String> words = new ArrayList<>();
    find("setsid", "").ifPresent(setsid -> words.add(setsid.toString()));
    words.addAll(command);
    return words;
  }
}
