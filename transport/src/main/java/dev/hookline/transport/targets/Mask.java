package dev.hookline.transport.targets;

import dev.hookline.transport.send.Answer;
import java.util.Arrays;
import java.util.List;

/** Takes a secret out of what came back: providers quote what they were sent. */
final class Mask {
  private static final String HIDDEN = "[redacted]";

  /** A shorter piece at the end of an answer that was cut off says nothing. */
  private static final int SHORTEST_PIECE = 6;

  private final List<String> secrets;

  private Mask(List<String> secrets) {
    this.secrets = secrets;
  }

  /** A mask over these texts; the longer ones first where one holds another. */
  static Mask of(String... secrets) {
    return new Mask(Arrays.asList(secrets));
  }

  Answer over(Answer answer) {
    String excerpt = over(answer.excerpt());
    String error = over(answer.error());
    boolean same = excerpt.equals(answer.excerpt()) && error.equals(answer.error());
    return same
        ? answer
        : new Answer(
            answer.status(),
            answer.failure(),
            excerpt,
            answer.retryAfterText(),
            answer.phases(),
            error);
  }

  private String over(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = cutOff(masked.replace(secret, HIDDEN), secret);
    }
    return masked;
  }

  private static String cutOff(String text, String secret) {
    for (int length = secret.length() - 1; length >= SHORTEST_PIECE; length--) {
      if (text.endsWith(secret.substring(0, length))) {
        return text.substring(0, text.length() - length) + HIDDEN;
      }
    }
    return text;
  }
}
