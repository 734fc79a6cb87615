package dev.hookline.transport.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The providers as they document themselves. A request that is not what the documentation asks for
 * is answered as the provider answers it: none of this knows what HookLine sends.
 */
final class Providers {
  static final String SLACK_SECRET = "T00000000/B00000000/abcdefghijklmnopqrstuvwx";
  static final String ROUTING_KEY = "0123456789abcdef0123456789ABCDEF";
  static final String ROOTLY_TOKEN = "rootly-token-0123456789";
  static final String BOT_TOKEN = "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> SEVERITIES = Set.of("critical", "warning", "error", "info");
  private static final Set<String> ACTIONS = Set.of("trigger", "acknowledge", "resolve");

  private Providers() {}

  /** A request taken apart; the body is null where it is no JSON in UTF-8. */
  record Request(String method, String path, String head, JsonNode body, String raw) {
    static Request of(String text) {
      int end = text.indexOf("\r\n\r\n");
      String[] line = text.substring(0, text.indexOf("\r\n")).split(" ");
      String body = text.substring(end + 4);
      return new Request(line[0], line[1], text.substring(0, end), json(body), body);
    }

    String header(String name) {
      for (String line : head.split("\r\n")) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return "";
    }

    boolean postsJson() {
      return method.equals("POST")
          && header("Content-Type").startsWith("application/json")
          && body != null
          && body.isObject();
    }

    private static JsonNode json(String latin1) {
      try {
        return JSON.readTree(latin1.getBytes(StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        return null;
      }
    }
  }

  /** docs.slack.dev: Sending messages using incoming webhooks; Block Kit; Escaping text. */
  static byte[] slack(Request request) {
    if (!request.path().equals("/services/" + SLACK_SECRET)) {
      return Wire.answer("404 Not Found", "no_service");
    }
    if (!request.postsJson()) {
      return Wire.answer("400 Bad Request", "invalid_payload");
    }
    JsonNode body = request.body();
    if (!only(body, "text", "blocks", "attachments", "unfurl_links", "unfurl_media")
        || !text(body.path("text"), 40_000)) {
      return Wire.answer("400 Bad Request", "no_text");
    }
    if (body.path("blocks").size() > 50 || !each(body.path("blocks"), Providers::slackBlock)) {
      return Wire.answer("400 Bad Request", "invalid_blocks");
    }
    return Wire.answer("200 OK", "ok", "Content-Type: text/html");
  }

  private static boolean slackBlock(JsonNode block) {
    return switch (block.path("type").asText()) {
      case "section" -> only(block, "type", "text") && slackText(block.path("text"));
      case "context" ->
          only(block, "type", "elements")
              && !block.path("elements").isEmpty()
              && block.path("elements").size() <= 10
              && each(block.path("elements"), Providers::slackText);
      case "divider" -> only(block, "type");
      default -> false;
    };
  }

  private static boolean slackText(JsonNode object) {
    String text = object.path("text").asText();
    boolean escaped = !text.contains("<") && !text.matches("(?s).*&(?!amp;|lt;|gt;).*");
    return only(object, "type", "text")
        && Set.of("mrkdwn", "plain_text").contains(object.path("type").asText())
        && text(object.path("text"), 3_000)
        && escaped;
  }

  /** developer.pagerduty.com: Events API v2, Send an alert event. */
  static byte[] pagerDuty(Request request) {
    JsonNode body = request.body();
    Set<String> errors = new TreeSet<>();
    if (!request.path().equals("/v2/enqueue")) {
      return Wire.answer("404 Not Found", "{\"error\":\"not found\"}");
    }
    if (!request.postsJson()) {
      errors.add("Event object is malformed");
    } else {
      pagerDuty(body, errors);
    }
    if (!errors.isEmpty()) {
      return Wire.answer(
          "400 Bad Request",
          "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\",\"errors\":[\""
              + String.join("\",\"", errors)
              + "\"]}",
          "Content-Type: application/json");
    }
    return Wire.answer(
        "202 Accepted",
        "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":"
            + body.path("dedup_key").toString().replaceAll("[^ -~]", "?")
            + "}",
        "Content-Type: application/json");
  }

  private static void pagerDuty(JsonNode body, Set<String> errors) {
    require(
        only(
            body,
            "routing_key",
            "event_action",
            "dedup_key",
            "payload",
            "images",
            "links",
            "client",
            "client_url"),
        "unknown member",
        errors);
    int length = body.path("routing_key").asText().length();
    require(length == 32, "Length of 'routing_key' is incorrect (should be 32 characters)", errors);
    require(body.path("routing_key").asText().equals(ROUTING_KEY), "unknown routing_key", errors);
    String action = body.path("event_action").asText();
    require(ACTIONS.contains(action), "'event_action' is invalid", errors);
    boolean keyed = body.has("dedup_key");
    require(!keyed || text(body.path("dedup_key"), 255), "'dedup_key' is invalid", errors);
    require(keyed || action.equals("trigger"), "'dedup_key' is missing or blank", errors);
    require(
        body.toString().getBytes(StandardCharsets.UTF_8).length <= 512 * 1_024, "512 KB", errors);
    if (action.equals("trigger")) {
      JsonNode payload = body.path("payload");
      require(text(payload.path("summary"), 1_024), "'payload.summary' is invalid", errors);
      require(text(payload.path("source"), Integer.MAX_VALUE), "'payload.source' is blank", errors);
      require(
          SEVERITIES.contains(payload.path("severity").asText()),
          "'payload.severity' is invalid (must be one of the following: 'critical', …)",
          errors);
      require(
          payload.path("custom_details").isMissingNode()
              || payload.path("custom_details").isObject(),
          "'payload.custom_details' must be an object",
          errors);
      require(each(body.path("links"), link -> link.has("href")), "'links' are invalid", errors);
    }
  }

  /** docs.rootly.com: Generic Webhook Alert Source, with the title mapped to $.title. */
  static byte[] rootly(Request request) {
    if (!request.path().startsWith("/webhooks/incoming/generic_webhooks")) {
      return Wire.answer("404 Not Found", "{\"errors\":[{\"title\":\"Not found\"}]}");
    }
    if (!request.header("Authorization").equals("Bearer " + ROOTLY_TOKEN)) {
      return Wire.answer("401 Unauthorized", "{\"errors\":[{\"title\":\"Unauthorized\"}]}");
    }
    boolean fits = request.postsJson() && text(request.body().path("title"), Integer.MAX_VALUE);
    return fits
        ? Wire.answer("200 OK", "{\"status\":\"ok\"}")
        : Wire.answer("422 Unprocessable", "{\"errors\":[{\"title\":\"title is missing\"}]}");
  }

  /** core.telegram.org/bots/api: Making requests, sendMessage. */
  static byte[] telegram(Request request) {
    if (!request.path().startsWith("/bot")) {
      return telegramError("404 Not Found", 404, "Not Found");
    }
    if (!request.path().equals("/bot" + BOT_TOKEN + "/sendMessage")) {
      return telegramError("401 Unauthorized", 401, "Unauthorized");
    }
    JsonNode body = request.body();
    if (!request.postsJson() || !only(body, "chat_id", "message_thread_id", "text")) {
      return telegramError("400 Bad Request", 400, "Bad Request: unexpected member");
    }
    JsonNode chat = body.path("chat_id");
    if (!chat.isIntegralNumber() && !chat.asText().matches("@[A-Za-z0-9_]{4,}")) {
      return telegramError("400 Bad Request", 400, "Bad Request: chat not found");
    }
    String text = body.path("text").asText();
    if (!body.path("text").isTextual() || text.isBlank()) {
      return telegramError("400 Bad Request", 400, "Bad Request: message text is empty");
    }
    if (text.length() > 4_096 || Character.isHighSurrogate(text.charAt(text.length() - 1))) {
      return telegramError("400 Bad Request", 400, "Bad Request: message is too long");
    }
    String echo = text.replaceAll("[^ -~]|[\"\\\\]", ".");
    return Wire.answer(
        "200 OK",
        "{\"ok\":true,\"result\":{\"message_id\":7,\"date\":1,\"chat\":{\"id\":1,\"type\":\"group\"},"
            + "\"text\":\""
            + echo
            + "\"}}",
        "Content-Type: application/json");
  }

  private static byte[] telegramError(String line, int code, String description) {
    return Wire.answer(
        line,
        "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\"}".formatted(code, description),
        "Content-Type: application/json");
  }

  private static void require(boolean fine, String error, Set<String> errors) {
    if (!fine) {
      errors.add(error);
    }
  }

  private static boolean text(JsonNode value, int most) {
    return value.isTextual() && !value.asText().isBlank() && value.asText().length() <= most;
  }

  private static boolean only(JsonNode object, String... names) {
    Set<String> left = new TreeSet<>();
    object.fieldNames().forEachRemaining(left::add);
    left.removeAll(Set.of(names));
    return object.isObject() && left.isEmpty();
  }

  private static boolean each(JsonNode array, Predicate<JsonNode> rule) {
    for (JsonNode item : array) {
      if (!rule.test(item)) {
        return false;
      }
    }
    return true;
  }
}
