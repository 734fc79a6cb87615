package dev.hookline.delivery.routing;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.util.ArrayList;
import java.util.List;

/** The grammar of topics: {@code [A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*}, at most 256 characters. */
public final class Topics {
  private static final int MAX_LENGTH = 256;

  private Topics() {}

  /**
   * Passes if the text is a topic.
   *
   * @throws Refused with {@link Reason#INVALID_TOPIC}
   */
  public static void check(String topic) {
    if (topic == null || topic.isEmpty()) {
      throw new Refused(Reason.INVALID_TOPIC, "topic is required");
    }
    if (topic.length() > MAX_LENGTH) {
      throw new Refused(Reason.INVALID_TOPIC, "a topic has at most 256 characters");
    }
    boolean segmentOpen = false;
    for (int i = 0; i < topic.length(); i++) {
      char c = topic.charAt(i);
      if (isSegmentChar(c)) {
        segmentOpen = true;
      } else if (c == '.' && segmentOpen) {
        segmentOpen = false;
      } else {
        throw badTopic();
      }
    }
    if (!segmentOpen) {
      throw badTopic();
    }
  }

  static boolean isSegment(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> isSegmentChar((char) c));
  }

  static String[] segments(String text) {
    List<String> segments = new ArrayList<>(6);
    int start = 0;
    for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
      segments.add(text.substring(start, dot));
      start = dot + 1;
    }
    segments.add(text.substring(start));
    return segments.toArray(String[]::new);
  }

  private static boolean isSegmentChar(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '-';
  }

  private static Refused badTopic() {
    return new Refused(
        Reason.INVALID_TOPIC,
        "a topic is segments of letters, digits, '_' and '-' joined by single dots");
  }
}
