package dev.hookline.api.guarded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.guarded.ReplayCall;
import dev.hookline.delivery.input.Member;
import dev.hookline.delivery.input.Members;
import dev.hookline.persistence.id.IdKind;
import java.util.UUID;

/** Reads {@code {tenant_id, max, idempotency_key, dry_run?, filter?, reason?}}. */
final class GuardedReplayBody {
  private static final ReplayCall.Filter EVERYTHING = new ReplayCall.Filter(null, null, null, 0);
  private static final long LONGEST_AGE = 315_360_000_000L; // ten years, in milliseconds

  private GuardedReplayBody() {}

  static ReplayCall read(JsonNode json) {
    Members body = Members.of(json);
    return new ReplayCall(
        body.required("tenant_id").text(1, 100),
        body.required("idempotency_key").text(1, 255),
        body.required("max").integer(1, ReplayCall.MOST),
        body.optional("filter", EVERYTHING, GuardedReplayBody::filter),
        body.optional("dry_run", false, Member::flag),
        body.optional("reason", "", reason -> reason.text(0, 500)));
  }

  private static ReplayCall.Filter filter(Member member) {
    Members filter = member.members();
    return new ReplayCall.Filter(
        filter.optional("endpoint_id", null, GuardedReplayBody::endpoint),
        filter.optional("topic", null, topic -> topic.text(1, 256)),
        filter.optional("reason", null, reason -> reason.text(1, 200)),
        filter.optional("older_than_ms", 0L, age -> age.number(0, LONGEST_AGE)));
  }

  private static UUID endpoint(Member member) {
    return IdKind.ENDPOINT
        .parse(member.text(1, 64))
        .orElseThrow(() -> member.refused("is not an id of its kind"));
  }
}
