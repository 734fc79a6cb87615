package dev.hookline.transport.targets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.transport.targets.Alert.Action;
import dev.hookline.transport.targets.Alert.Severity;
import java.util.List;
import java.util.Locale;

/**
 * Finds an alert in a payload: members with the names that monitoring systems use, those of an
 * Alertmanager alert among them. Nothing is required; what is missing comes from the event.
 */
final class AlertReader {
  private static final List<String> SUMMARY =
      List.of(
          "/summary",
          "/title",
          "/annotations/summary",
          "/labels/alertname",
          "/message",
          "/text",
          "/name");
  private static final List<String> DESCRIPTION =
      List.of("/description", "/annotations/description", "/details", "/message");
  private static final List<String> SEVERITY = List.of("/severity", "/labels/severity", "/level");
  private static final List<String> ACTION =
      List.of("/event_action", "/action", "/status", "/state");
  private static final List<String> SOURCE =
      List.of("/source", "/labels/instance", "/host", "/service", "/labels/job");
  private static final List<String> KEY = List.of("/dedup_key", "/fingerprint", "/external_id");
  private static final List<String> LINK = List.of("/link", "/url", "/generatorURL");

  private AlertReader() {}

  static Alert read(TargetMessage message) {
    JsonNode payload = JsonText.tree(message.payload());
    String summary =
        payload.isTextual() ? payload.textValue().strip() : first(payload, SUMMARY, "");
    String description = first(payload, DESCRIPTION, "");
    String link = first(payload, LINK, "");
    return new Alert(
        summary.isEmpty() ? message.topic() : summary.replaceAll("\\s+", " "),
        description.equals(summary) ? "" : description,
        severity(first(payload, SEVERITY, ""), message.priority()),
        action(first(payload, ACTION, "")),
        first(payload, SOURCE, message.topic()),
        first(payload, KEY, message.event()),
        link.startsWith("https://") || link.startsWith("http://") ? link : "",
        payload);
  }

  private static String first(JsonNode payload, List<String> places, String otherwise) {
    for (String place : places) {
      JsonNode value = payload.at(place);
      if (value.isTextual() || value.isNumber()) {
        String text = value.asText().strip();
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return otherwise;
  }

  // Who says nothing about severity has still said how urgent the event is.
  private static Severity severity(String word, int priority) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "critical", "crit", "fatal", "emergency", "alert", "page" -> Severity.CRITICAL;
      case "error", "err", "high", "major" -> Severity.ERROR;
      case "warning", "warn", "medium", "minor" -> Severity.WARNING;
      case "info", "information", "informational", "notice", "low", "debug", "none", "ok" ->
          Severity.INFO;
      default ->
          switch (priority) {
            case 0 -> Severity.CRITICAL;
            case 1 -> Severity.WARNING;
            default -> Severity.INFO;
          };
    };
  }

  private static Action action(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "resolve", "resolved", "ok", "recovered" -> Action.RESOLVE;
      case "acknowledge", "acknowledged", "ack" -> Action.ACKNOWLEDGE;
      default -> Action.TRIGGER;
    };
  }
}
