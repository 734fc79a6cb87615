package dev.hookline.api.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.input.Member;
import dev.hookline.delivery.input.Members;
import dev.hookline.delivery.replay.ReplayRequest;
import dev.hookline.delivery.routing.TopicPattern;
import dev.hookline.persistence.id.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Reads {@code {event_id} | {event_ids} | {from_ms, to_ms, topic, endpoint_id, mode, limit,
 * dry_run}}.
 */
final class ReplayBody {
  private static final int MAX_EVENTS = 1_000;
  private static final int DEFAULT_LIMIT = 10_000;
  private static final long MAX_MILLIS = 253_402_300_799_999L;

  private ReplayBody() {}

  static ReplayRequest read(JsonNode json) {
    Members body = Members.of(json);
    return new ReplayRequest(
        events(body),
        body.optional("from_ms", null, ReplayBody::moment),
        body.optional("to_ms", null, ReplayBody::moment),
        body.optional("topic", null, topic -> TopicPattern.parse(topic.text(1, 256))),
        body.optional("endpoint_id", null, endpoint -> id(IdKind.ENDPOINT, endpoint)),
        body.optional("mode", ReplayRequest.Mode.ALL, ReplayBody::mode),
        body.optional("limit", DEFAULT_LIMIT, limit -> limit.integer(1, ReplayRequest.MAX_LIMIT)),
        body.optional("dry_run", false, Member::flag));
  }

  private static List<UUID> events(Members body) {
    List<UUID> several =
        body.optional(
            "event_ids",
            List.of(),
            list ->
                list.items(1, MAX_EVENTS).stream().map(item -> id(IdKind.EVENT, item)).toList());
    UUID one = body.optional("event_id", null, member -> id(IdKind.EVENT, member));
    if (one != null && !several.isEmpty()) {
      throw new Refused(Reason.INVALID_REQUEST, "give event_id or event_ids, not both");
    }
    return one == null ? several : List.of(one);
  }

  private static Instant moment(Member member) {
    return Instant.ofEpochMilli(member.number(0, MAX_MILLIS));
  }

  private static UUID id(IdKind kind, Member member) {
    return kind.parse(member.text(1, 64))
        .orElseThrow(() -> member.refused("is not an id of its kind"));
  }

  private static ReplayRequest.Mode mode(Member member) {
    return switch (member.text(1, 16)) {
      case "all" -> ReplayRequest.Mode.ALL;
      case "failed_only" -> ReplayRequest.Mode.FAILED_ONLY;
      default -> throw member.refused("must be all or failed_only");
    };
  }
}
