package dev.hookline.api.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.input.Member;
import dev.hookline.delivery.input.Members;
import dev.hookline.delivery.replay.ReplayRequest;
import dev.hookline.delivery.routing.TopicPattern;
import dev.hookline.persistence.id.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code {filter: {status, endpoint_id?, topic?, from_ms?, to_ms?, last_status?}, dry_run?}}.
 */
final class BulkRetryBody {
  private static final Set<String> KNOWN =
      Set.of("status", "endpoint_id", "topic", "from_ms", "to_ms", "last_status");
  private static final long MAX_MILLIS = 253_402_300_799_999L;

  private BulkRetryBody() {}

  static ReplayRequest read(JsonNode json) {
    Members body = Members.of(json);
    Member member = body.required("filter");
    Members filter = member.members();
    // A misspelt condition would retry everything.
    filter.names().stream()
        .filter(name -> !KNOWN.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw member.refused("knows no such condition: " + String.join(", ", KNOWN));
            });
    return new ReplayRequest(
        List.of(),
        filter.optional("from_ms", null, BulkRetryBody::moment),
        filter.optional("to_ms", null, BulkRetryBody::moment),
        filter.optional("topic", null, topic -> TopicPattern.parse(topic.text(1, 256))),
        filter.optional(
            "endpoint_id",
            null,
            id ->
                IdKind.ENDPOINT
                    .parse(id.text(1, 64))
                    .orElseThrow(() -> id.refused("is not an id of its kind"))),
        mode(filter.required("status")),
        ReplayRequest.MAX_LIMIT,
        body.optional("dry_run", false, Member::flag),
        filter.optional("last_status", null, status -> status.integer(100, 599)));
  }

  private static Instant moment(Member member) {
    return Instant.ofEpochMilli(member.number(0, MAX_MILLIS));
  }

  private static ReplayRequest.Mode mode(Member status) {
    return switch (status.text(1, 16)) {
      case "dead" -> ReplayRequest.Mode.FAILED_ONLY;
      case "failed" -> ReplayRequest.Mode.RETRY_FAILED;
      default -> throw status.refused("must be failed or dead");
    };
  }
}
