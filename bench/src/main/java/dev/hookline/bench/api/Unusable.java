package dev.hookline.bench.api;

/** A verb cannot do its work; the message says why and what helps. */
public final class Unusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Exit code when no server runs. */
  public static final int NO_SERVER = 3;

  /** Exit code when the check failed. */
  public static final int CHECK_FAILED = 4;

  /** What helps when no server runs. */
  public static final String START_HINT = "start it with scripts/hl up -d";

  private final int exitCode;

  /** A reason to end with the given exit code. */
  public Unusable(int exitCode, String message) {
    super(message, null, false, false); // told to a person, not traced
    this.exitCode = exitCode;
  }

  /** The exit code of the process. */
  public int exitCode() {
    return exitCode;
  }
}
