package dev.hookline.api.publish;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.hookline.api.problem.Problem;
import dev.hookline.delivery.publish.BatchItem;
import dev.hookline.delivery.publish.Published;
import dev.hookline.persistence.id.IdKind;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Writes the answers to publishers. */
final class PublishAnswers {
  private static final int CREATED = HttpServletResponse.SC_CREATED;

  private PublishAnswers() {}

  static void send(HttpServletResponse response, Published published) throws IOException {
    response.setHeader("Location", "/v1/events/" + IdKind.EVENT.format(published.eventId()));
    if (published.duplicate()) {
      response.setHeader("Idempotent-Replayed", "true");
    }
    send(response, CREATED, json(published));
  }

  static void send(HttpServletResponse response, List<BatchItem> items) throws IOException {
    send(response, HttpServletResponse.SC_OK, json(items));
  }

  static String json(Published published) {
    StringBuilder json = new StringBuilder(256).append('{');
    members(json, published);
    return json.append('}').toString();
  }

  static String json(List<BatchItem> items) {
    StringBuilder json = new StringBuilder(256 * items.size()).append("{\"items\":[");
    int accepted = 0;
    for (int index = 0; index < items.size(); index++) {
      json.append(index == 0 ? "{\"index\":" : ",{\"index\":").append(index);
      switch (items.get(index)) {
        case BatchItem.Accepted(Published published) -> {
          members(json.append(",\"status\":").append(CREATED).append(','), published);
          accepted++;
        }
        case BatchItem.Rejected(var refused) ->
            members(json, Problem.of(refused.reason(), refused.getMessage(), null));
      }
      json.append('}');
    }
    json.append("],\"count\":").append(items.size());
    json.append(",\"accepted\":").append(accepted);
    json.append(",\"rejected\":").append(items.size() - accepted);
    return json.append('}').toString();
  }

  private static void members(StringBuilder json, Published published) {
    String id = IdKind.EVENT.format(published.eventId());
    json.append("\"event_id\":\"").append(id).append("\",\"id\":\"").append(id);
    json.append("\",\"topic\":\"").append(published.topic()); // its grammar has nothing to escape
    json.append("\",\"created_at\":").append(published.createdAt().toEpochMilli());
    json.append(",\"job_ids\":[");
    String separator = "\"";
    for (UUID delivery : published.deliveryIds()) {
      json.append(separator).append(IdKind.DELIVERY.format(delivery)).append('"');
      separator = ",\"";
    }
    json.append(published.duplicate() ? "],\"duplicate\":true" : "]");
  }

  private static void members(StringBuilder json, Problem problem) {
    json.append(",\"status\":").append(problem.status());
    json.append(",\"type\":\"").append(problem.type());
    json.append("\",\"title\":\"").append(problem.title()).append("\",\"detail\":\"");
    JsonStringEncoder.getInstance().quoteAsString(problem.detail(), json);
    json.append("\",\"code\":\"").append(problem.code());
    json.append("\",\"error\":\"").append(problem.error()).append('"');
  }

  private static void send(HttpServletResponse response, int status, String json)
      throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
