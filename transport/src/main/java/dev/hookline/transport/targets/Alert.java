package dev.hookline.transport.targets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What an event means to a person on call.
 *
 * @param summary one line, never empty
 * @param description more, or empty
 * @param source what is affected, never empty
 * @param key the same for all that is said about one trouble, never empty
 * @param link where more is to be found, or empty
 * @param payload all of it
 */
record Alert(
    String summary,
    String description,
    Severity severity,
    Action action,
    String source,
    String key,
    String link,
    JsonNode payload) {
  /** How bad it is. */
  enum Severity {
    CRITICAL,
    ERROR,
    WARNING,
    INFO;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is to be done about the trouble of this key. */
  enum Action {
    TRIGGER,
    ACKNOWLEDGE,
    RESOLVE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The summary with what a reader must see first. */
  String headline() {
    return switch (action) {
      case TRIGGER -> "[" + severity + "] " + summary;
      case ACKNOWLEDGE -> "[ACKNOWLEDGED] " + summary;
      case RESOLVE -> "[RESOLVED] " + summary;
    };
  }
}
