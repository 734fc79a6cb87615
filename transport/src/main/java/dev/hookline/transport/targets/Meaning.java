package dev.hookline.transport.targets;

import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Failure;

/** An answer as its provider means it. */
final class Meaning {
  private static final int MAX_ERROR = 200;
  private static final int TOO_MANY = 429;

  private Meaning() {}

  /** Whether the status says yes; the body may still say no. */
  static boolean yes(Answer answer) {
    return answer.status() >= 200 && answer.status() < 300;
  }

  /** The provider will never take this message. */
  static Answer refused(Answer answer, int status, String why) {
    return new Answer(
        status,
        Failure.REFUSED,
        answer.excerpt(),
        answer.retryAfterText(),
        answer.phases(),
        sentence(why));
  }

  /** A success status, but nothing that the provider says when it took a message. */
  static Answer notTaken(Answer answer) {
    String why =
        answer.excerpt().isBlank()
            ? "a success status with an empty body"
            : "a success status, but not the answer that the provider documents";
    return new Answer(
        answer.status(),
        Failure.NOT_TAKEN,
        answer.excerpt(),
        answer.retryAfterText(),
        answer.phases(),
        why);
  }

  /** The provider names another status than HTTP did. */
  static Answer meant(Answer answer, int status, String why) {
    return again(answer, status, answer.retryAfterText(), why);
  }

  /**
   * The provider asks for a pause.
   *
   * @param seconds how long, or null if it does not say
   */
  static Answer tooMany(Answer answer, String seconds, String why) {
    return again(answer, TOO_MANY, seconds == null ? answer.retryAfterText() : seconds, why);
  }

  private static Answer again(Answer answer, int status, String retryAfter, String why) {
    return new Answer(
        status, Failure.NONE, answer.excerpt(), retryAfter, answer.phases(), sentence(why));
  }

  // Text out of JSON may hold escaped control characters and half characters, which no store takes.
  private static String sentence(String why) {
    StringBuilder text = new StringBuilder();
    why.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
        .forEach(text::appendCodePoint);
    return Cut.to(MAX_ERROR, text.toString());
  }
}
