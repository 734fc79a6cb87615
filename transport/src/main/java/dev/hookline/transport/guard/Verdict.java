package dev.hookline.transport.guard;

/** What the guard says about a URL. */
public sealed interface Verdict {
  /** The URL may be called. Its host is judged again at every connection. */
  record Allowed() implements Verdict {}

  /**
   * The URL must not be called.
   *
   * @param reason why, as a stable word
   * @param sentence why, for people; holds nothing of the URL
   */
  record Refused(Reason reason, String sentence) implements Verdict {}

  /** Whether this is {@link Allowed}. */
  default boolean allowed() {
    return this instanceof Allowed;
  }

  /** The verdict that refuses for the given reason. */
  static Verdict refused(Reason reason) {
    return new Refused(reason, reason.sentence());
  }
}
