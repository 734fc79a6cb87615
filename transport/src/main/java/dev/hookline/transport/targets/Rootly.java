package dev.hookline.transport.targets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.HeaderLine;
import dev.hookline.transport.send.Target;
import java.util.List;
import java.util.Set;

/**
 * A generic webhook alert source of Rootly: any JSON object, whose members its owner maps to an
 * alert there. The token goes as a bearer token. What a success says is not documented, so any 2xx
 * counts that is neither a page for people nor an error.
 */
final class Rootly implements Dialect {
  private static final int MAX_TITLE = 1_024;
  private static final Set<Integer> FOR_GOOD = Set.of(400, 401, 403, 404, 422);

  static TargetAdapter at(TargetUrl url, String secret) {
    return new TargetAdapter(
        Target.of(url.base()),
        List.of(JSON, new HeaderLine("Authorization", "Bearer " + secret)),
        new Rootly(),
        Mask.of(secret));
  }

  @Override
  public byte[] write(Alert alert) {
    ObjectNode body = JsonText.object();
    body.put("title", Cut.to(MAX_TITLE, alert.summary()));
    body.put("description", alert.description());
    body.put("external_id", alert.key());
    body.put("external_url", alert.link());
    body.put("state", state(alert.action()));
    body.put("severity", alert.severity().word());
    body.put("source", alert.source());
    body.set("data", alert.payload());
    return JsonText.bytes(body);
  }

  @Override
  public Answer read(Answer answer) {
    String text = answer.excerpt().strip();
    JsonNode said = JsonText.members(text);
    boolean page = text.startsWith("<");
    boolean error = said.hasNonNull("errors") || said.hasNonNull("error");
    if (Meaning.yes(answer)) {
      if (page) {
        return Meaning.notTaken(answer);
      }
      return error ? Meaning.refused(answer, answer.status(), why(said)) : answer;
    }
    // A proxy's page may say the same for a while; Rootly itself means it.
    return FOR_GOOD.contains(answer.status()) && !page
        ? Meaning.refused(answer, answer.status(), error ? why(said) : "refused by Rootly")
        : answer;
  }

  private static String state(Alert.Action action) {
    return switch (action) {
      case TRIGGER -> "triggered";
      case ACKNOWLEDGE -> "acknowledged";
      case RESOLVE -> "resolved";
    };
  }

  private static String why(JsonNode said) {
    JsonNode error = said.hasNonNull("errors") ? said.get("errors") : said.get("error");
    return error.isTextual() ? error.textValue() : error.toString();
  }
}
