package dev.hookline.launcher.recovery;

import java.io.IOException;

/** What was checked is not sound: exit code {@value #EXIT_CODE}. */
final class Unsound extends IOException {
  static final int EXIT_CODE = 4;
  private static final long serialVersionUID = 1L;

  Unsound(String message) {
    super(message);
  }
}
