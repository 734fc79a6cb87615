package dev.hookline.delivery.replay;

import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.recovery.FailedSelection;
import dev.hookline.persistence.recovery.ReplaySelection;
import java.time.Instant;
import java.util.UUID;

/** What a request covers, as the database is asked for it. */
final class Selections {
  static final UUID LOWEST = new UUID(0, 0);
  private static final UUID HIGHEST = new UUID(-1, -1);

  private Selections() {}

  /** The id behind which the events of the request begin. */
  static UUID start(ReplayRequest request) {
    return request.from() == null ? LOWEST : Uuid7.floorOf(request.from().toEpochMilli());
  }

  static ReplaySelection events(ReplayRequest request, UUID after, int limit) {
    String topic =
        request.topic() != null && request.topic().exact() ? request.topic().toString() : null;
    return new ReplaySelection(request.events(), after, end(request), topic, limit);
  }

  /** A recovery asks when something died, everything else when the event was published. */
  static FailedSelection failed(ReplayRequest request) {
    boolean recovery = request.mode() == ReplayRequest.Mode.RECOVER;
    return new FailedSelection(
        request.events(),
        recovery ? LOWEST : start(request),
        end(request),
        request.topic() == null ? null : request.topic().expression(),
        request.endpointId(),
        request.lastStatus(),
        recovery ? request.from() : Instant.EPOCH);
  }

  private static UUID end(ReplayRequest request) {
    return request.to() == null ? HIGHEST : Uuid7.floorOf(request.to().toEpochMilli());
  }
}
