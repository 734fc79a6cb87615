package dev.hookline.transport.targets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Target;
import java.util.List;
import java.util.Set;

/**
 * The method {@code sendMessage} of Telegram's Bot API. Every answer is an object whose {@code ok}
 * says whether the message was taken; {@code error_code} and {@code parameters} say why not,
 * whatever the HTTP status is.
 */
final class Telegram implements Dialect {
  private static final int MAX_TEXT = 4_096;
  private static final int TOO_MANY = 429;
  private static final Set<Integer> FOR_GOOD = Set.of(400, 401, 403, 404);

  private final TelegramChat chat;

  private Telegram(TelegramChat chat) {
    this.chat = chat;
  }

  static TargetAdapter at(TargetUrl url, String token) {
    return new TargetAdapter(
        Target.of(url.base() + "/bot" + token + "/sendMessage"),
        List.of(JSON),
        new Telegram(TelegramChat.of(url).orElseThrow()),
        Mask.of(token, token.substring(token.indexOf(':') + 1)));
  }

  @Override
  public byte[] write(Alert alert) {
    ObjectNode message = JsonText.object();
    if (chat.id().startsWith("@")) {
      message.put("chat_id", chat.id());
    } else {
      message.put("chat_id", Long.parseLong(chat.id()));
    }
    if (chat.thread() != null) {
      message.put("message_thread_id", chat.thread());
    }
    message.put("text", text(alert));
    return JsonText.bytes(message);
  }

  @Override
  public Answer read(Answer answer) {
    ObjectNode said = JsonText.members(answer.excerpt());
    JsonNode ok = said.path("ok");
    if (!ok.isBoolean()) {
      return Meaning.yes(answer) ? Meaning.notTaken(answer) : answer;
    }
    if (ok.booleanValue()) {
      return answer;
    }
    int code = code(said, answer.status());
    String why = why(said);
    JsonNode wait = said.path("parameters").path("retry_after");
    if (code == TOO_MANY || wait.isIntegralNumber()) {
      return Meaning.tooMany(answer, wait.isIntegralNumber() ? wait.asText() : null, why);
    }
    if (FOR_GOOD.contains(code)) {
      return Meaning.refused(answer, code, why);
    }
    boolean yes = code >= 200 && code < 300;
    return yes ? Meaning.notTaken(answer) : Meaning.meant(answer, code, why);
  }

  // Whoever answers may write any number there; an error's status is one of these.
  private static int code(ObjectNode said, int status) {
    int code = said.path("error_code").asInt(status);
    return code >= 400 && code <= 599 ? code : status;
  }

  private static String text(Alert alert) {
    StringBuilder text = new StringBuilder(alert.headline());
    if (!alert.description().isEmpty()) {
      text.append("\n\n").append(alert.description());
    }
    text.append("\n\n").append(alert.source());
    if (!alert.link().isEmpty()) {
      text.append('\n').append(alert.link());
    }
    return Cut.to(MAX_TEXT, text.toString());
  }

  private static String why(ObjectNode said) {
    String description = said.path("description").asText("the bot was refused");
    JsonNode moved = said.path("parameters").path("migrate_to_chat_id");
    return moved.isIntegralNumber()
        ? description + "; the chat is now " + moved.asText()
        : description;
  }
}
