package dev.hookline.api.problem;

import dev.hookline.delivery.Reason;
import java.util.Locale;

/**
 * The body of every error answer (RFC 9457).
 *
 * @param type a URN that names the kind of problem
 * @param title the kind of problem in words
 * @param status the HTTP status, repeated
 * @param detail what is wrong with this request
 * @param instance the path that was asked for, or the incident of an internal error
 * @param code the stable name of the problem, such as {@code NOT_FOUND}
 * @param error the code in lower case
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    String error) {
  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The problem of a refusal. */
  public static Problem of(Reason reason, String detail, String instance) {
    return of(ProblemTable.status(reason), reason.name(), detail, instance);
  }

  /**
   * A problem outside the engine's reasons.
   *
   * @param code upper-case words joined by underscores
   */
  static Problem of(int status, String code, String detail, String instance) {
    String error = code.toLowerCase(Locale.ROOT);
    return new Problem(
        "urn:hookline:problem:" + error.replace('_', '-'),
        Character.toUpperCase(error.charAt(0)) + error.substring(1).replace('_', ' '),
        status,
        detail,
        instance,
        code,
        error);
  }
}
