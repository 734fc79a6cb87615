package dev.hookline.transport.targets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Target;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * PagerDuty's Events API v2. It takes an event with 202 and {@code "status":"success"}; 400 says
 * what is wrong with it, and then no repetition helps.
 */
final class PagerDuty implements Dialect {
  private static final int MAX_SUMMARY = 1_024;
  private static final int MAX_KEY = 255;
  private static final int MAX_SOURCE = 255;

  /** PagerDuty takes 512 KiB; this leaves room for everything else. */
  private static final int MAX_DETAILS = 480 * 1_024;

  private final String routingKey;

  private PagerDuty(String routingKey) {
    this.routingKey = routingKey;
  }

  static TargetAdapter at(TargetUrl url, String secret) {
    return new TargetAdapter(
        Target.of(url.base()), List.of(JSON), new PagerDuty(secret), Mask.of(secret));
  }

  @Override
  public byte[] write(Alert alert) {
    ObjectNode event = JsonText.object();
    event.put("routing_key", routingKey);
    event.put("event_action", alert.action().word());
    event.put("dedup_key", key(alert.key()));
    if (alert.action() == Alert.Action.TRIGGER) {
      event.put("client", "HookLine");
      ObjectNode payload = event.putObject("payload");
      payload.put("summary", Cut.to(MAX_SUMMARY, alert.summary()));
      payload.put("source", Cut.to(MAX_SOURCE, alert.source()));
      payload.put("severity", alert.severity().word());
      payload.set("custom_details", details(alert));
      if (!alert.link().isEmpty()) {
        event.putArray("links").addObject().put("href", alert.link()).put("text", "More");
      }
    }
    return JsonText.bytes(event);
  }

  @Override
  public Answer read(Answer answer) {
    ObjectNode said = JsonText.members(answer.excerpt());
    String status = said.path("status").asText();
    if (status.isEmpty() || status.equals("success")) {
      boolean taken = !Meaning.yes(answer) || !status.isEmpty();
      return taken ? answer : Meaning.notTaken(answer);
    }
    boolean ours = Meaning.yes(answer) || answer.status() == 400;
    return ours ? Meaning.refused(answer, answer.status(), why(status, said)) : answer;
  }

  private static String why(String status, ObjectNode said) {
    StringBuilder why = new StringBuilder(status);
    if (said.path("message").isTextual()) {
      why.append(": ").append(said.path("message").textValue());
    }
    for (JsonNode error : said.path("errors")) {
      why.append("; ").append(error.asText());
    }
    return why.toString();
  }

  // Cutting a key could make two troubles one.
  private static String key(String key) {
    if (key.length() <= MAX_KEY) {
      return key;
    }
    try {
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static JsonNode details(Alert alert) {
    JsonNode all = alert.payload();
    if (JsonText.bytes(all).length > MAX_DETAILS) {
      return JsonText.object()
          .put("description", Cut.to(MAX_SUMMARY, alert.description()))
          .put("note", "the event is larger than PagerDuty takes");
    }
    return all.isObject() ? all : JsonText.object().set("value", all);
  }
}
