package dev.hookline.launcher;

import dev.hookline.launcher.state.DataDir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The one-time password of the first admin, which a server at its first start leaves in a file. */
final class FirstSignIn {
  private FirstSignIn() {}

  /** The password, if it was not shown yet. */
  static Optional<String> look(DataDir dataDir) {
    Path file = dataDir.firstAdminPassword();
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The same, and removes the file: whoever asks shows it. */
  static Optional<String> take(DataDir dataDir) {
    Optional<String> password = look(dataDir);
    DataDir.delete(dataDir.firstAdminPassword());
    return password;
  }
}
