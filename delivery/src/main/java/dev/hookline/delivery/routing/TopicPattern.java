package dev.hookline.delivery.routing;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;

/**
 * A subscription's pattern over topics: segments joined by dots, where {@code *} stands for exactly
 * one segment and {@code #} for any number of them, none included.
 */
public final class TopicPattern {
  private static final int MAX_LENGTH = 256;
  private static final int MAX_HASHES = 8;

  private final String text;
  private final String[] segments;
  private final boolean exact;

  private TopicPattern(String text, String[] segments, boolean exact) {
    this.text = text;
    this.segments = segments;
    this.exact = exact;
  }

  /**
   * Reads a pattern of at most 256 characters.
   *
   * @throws Refused with {@link Reason#INVALID_PATTERN}
   */
  public static TopicPattern parse(String text) {
    if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
      throw invalid("a topic pattern has 1 to 256 characters");
    }
    String[] segments = Topics.segments(text);
    boolean exact = true;
    int hashes = 0;
    for (String segment : segments) {
      if (segment.equals("*")) {
        exact = false;
      } else if (segment.equals("#")) {
        exact = false;
        hashes++;
      } else if (!Topics.isSegment(segment)) {
        throw invalid("segments are letters, digits, '_' and '-', or '*', or '#', joined by dots");
      }
    }
    if (hashes > MAX_HASHES) {
      throw invalid("a topic pattern has at most " + MAX_HASHES + " '#'");
    }
    return new TopicPattern(text, segments, exact);
  }

  /** Whether the pattern has no wildcard and so matches one topic only. */
  public boolean exact() {
    return exact;
  }

  String text() {
    return text;
  }

  /** Whether the pattern matches the topic. */
  public boolean matches(String topic) {
    return exact ? text.equals(topic) : matches(Topics.segments(topic));
  }

  /** Glob matching with one step back: linear for one {@code #}, never exponential. */
  boolean matches(String[] topic) {
    int t = 0;
    int p = 0;
    int hash = -1;
    int resume = 0;
    while (t < topic.length) {
      if (p < segments.length && segments[p].equals("#")) {
        hash = p++;
        resume = t;
      } else if (p < segments.length && (segments[p].equals("*") || segments[p].equals(topic[t]))) {
        p++;
        t++;
      } else if (hash >= 0) {
        p = hash + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < segments.length && segments[p].equals("#")) {
      p++;
    }
    return p == segments.length;
  }

  /** The same as a regular expression, POSIX or Java, for a topic with a dot behind it. */
  public String expression() {
    StringBuilder expression = new StringBuilder("^");
    for (String segment : segments) {
      expression.append(
          switch (segment) {
            case "*" -> "[^.]+\\.";
            case "#" -> "([^.]+\\.)*";
            default -> segment + "\\.";
          });
    }
    return expression.append('$').toString();
  }

  @Override
  public String toString() {
    return text;
  }

  private static Refused invalid(String detail) {
    return new Refused(Reason.INVALID_PATTERN, detail);
  }
}
