package dev.hookline.transport.targets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Target;
import java.util.List;
import java.util.Set;

/**
 * A Slack incoming webhook. It answers 200 and {@code ok}, or a word that says what is wrong.
 *
 * <p>A payload with {@code blocks} or {@code attachments} of its own is a Slack message already and
 * goes as it is; anything else is laid out here.
 */
final class Slack implements Dialect {
  private static final int MAX_SECTION = 3_000;
  private static final List<String> OWN =
      List.of("text", "blocks", "attachments", "unfurl_links", "unfurl_media");

  /** What no repetition mends: the message, the channel or the webhook is at fault. */
  private static final Set<String> FOR_GOOD =
      Set.of(
          "invalid_payload",
          "invalid_blocks",
          "invalid_blocks_format",
          "invalid_attachments",
          "too_many_attachments",
          "no_text",
          "missing_text_or_fallback_or_attachments",
          "user_not_found",
          "channel_not_found",
          "channel_is_archived",
          "action_prohibited",
          "posting_to_general_channel_denied",
          "invalid_token",
          "no_service",
          "no_service_id",
          "no_active_hooks",
          "no_team",
          "team_disabled");

  private static final Set<String> TOO_MANY =
      Set.of("rate_limited", "ratelimited", "message_limit_exceeded");

  static TargetAdapter at(TargetUrl url, String secret) {
    return new TargetAdapter(
        Target.of(url.base() + "/" + secret),
        List.of(JSON),
        new Slack(),
        Mask.of(secret, secret.substring(secret.lastIndexOf('/') + 1)));
  }

  @Override
  public byte[] write(Alert alert) {
    boolean message =
        alert.payload().path("blocks").isArray() || alert.payload().path("attachments").isArray();
    return JsonText.bytes(message ? asItIs(alert) : laidOut(alert));
  }

  @Override
  public Answer read(Answer answer) {
    String word = answer.excerpt().strip();
    if (Meaning.yes(answer) && word.equals("ok")) {
      return answer;
    }
    if (TOO_MANY.contains(word)) {
      return Meaning.tooMany(answer, null, word);
    }
    // 410 stays what it is: it disables the endpoint.
    if (FOR_GOOD.contains(word) && answer.status() != 410) {
      return Meaning.refused(answer, answer.status(), word);
    }
    return Meaning.yes(answer) ? Meaning.notTaken(answer) : answer;
  }

  private static ObjectNode asItIs(Alert alert) {
    ObjectNode message = JsonText.object();
    OWN.stream()
        .filter(alert.payload()::hasNonNull)
        .forEach(name -> message.set(name, alert.payload().get(name)));
    return message;
  }

  private static ObjectNode laidOut(Alert alert) {
    ObjectNode message = JsonText.object();
    message.put("text", escaped(MAX_SECTION, alert.headline()));
    ArrayNode blocks = message.putArray("blocks");
    section(blocks, "*" + escaped(MAX_SECTION - 2, alert.headline()) + "*");
    if (!alert.description().isEmpty()) {
      section(blocks, escaped(MAX_SECTION, alert.description()));
    }
    ArrayNode notes = blocks.addObject().put("type", "context").putArray("elements");
    notes
        .addObject()
        .put("type", "mrkdwn")
        .put("text", escaped(MAX_SECTION, alert.severity().word() + " · " + alert.source()));
    if (!alert.link().isEmpty()) {
      notes.addObject().put("type", "mrkdwn").put("text", escaped(MAX_SECTION, alert.link()));
    }
    return message;
  }

  private static void section(ArrayNode blocks, String text) {
    ObjectNode section = blocks.addObject().put("type", "section");
    section.putObject("text").put("type", "mrkdwn").put("text", text);
  }

  /**
   * Slack reads {@code <…>} as links and mentions, and three characters must be escaped. Escaping
   * makes a text longer, and none may be cut within an entity.
   */
  private static String escaped(int most, String text) {
    StringBuilder escaped = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      String piece =
          switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(c);
          };
      if (escaped.length() + piece.length() > most - 1) { // one is kept for the ellipsis
        return escaped.append('…').toString();
      }
      escaped.append(piece);
    }
    return escaped.toString();
  }
}
