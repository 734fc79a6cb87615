package dev.hookline.launcher.state;

/** Something outside of HookLine must change first; the message says what and how. */
public class NotPossible extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotPossible(String sentence) {
    super(sentence);
  }

  public NotPossible(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
