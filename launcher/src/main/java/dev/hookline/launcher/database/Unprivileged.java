package dev.hookline.launcher.database;

import dev.hookline.launcher.process.Program;
import dev.hookline.launcher.state.NotPossible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. A user namespace in which root is nobody satisfies it and
 * still reaches files that are root's own; where that is forbidden, it runs as the user nobody.
 */
final class Unprivileged {
  private static final String NOBODY = "65534";

  private final List<String> prefix;
  private final boolean changesOwner;

  private Unprivileged(List<String> prefix, boolean changesOwner) {
    this.prefix = prefix;
    this.changesOwner = changesOwner;
  }

  /** The way that works on this machine for this user. */
  static Unprivileged find() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new Unprivileged(List.of(), false);
    }
    String unshare = Program.find("unshare", "").map(Path::toString).orElse("unshare");
    if (works(List.of(unshare, "-U", "true"))) {
      return new Unprivileged(List.of(unshare, "-U"), false);
    }
    String setpriv = Program.find("setpriv", "").map(Path::toString).orElse("setpriv");
    List<String> asNobody =
        List.of(setpriv, "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    List<String> trial = new ArrayList<>(asNobody);
    trial.add("true");
    if (works(trial)) {
      return new Unprivileged(asNobody, true);
    }
    throw new NotPossible(
        "PostgreSQL does not run as root, and neither unshare -U nor setpriv works here; "
            + "start HookLine as an ordinary user");
  }

  /** The command as an unprivileged one. */
  List<String> command(List<String> words) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(words);
    return all;
  }

  /** Lets that user pass through the directory to what is handed over to it; nothing else shows. */
  void letThrough(Path directory) throws IOException {
    if (changesOwner) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    }
  }

  /** Gives the file or directory to the user that the commands run as. */
  void handOver(Path directory) throws IOException {
    if (!changesOwner) {
      return;
    }
    UserPrincipal nobody =
        directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.toList()) {
        Files.setOwner(path, nobody);
      }
    }
  }

  private static boolean works(List<String> command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
