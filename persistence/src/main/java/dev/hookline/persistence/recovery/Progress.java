package dev.hookline.persistence.recovery;

import dev.hookline.persistence.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Notes how far a replay came, in the transaction of the step that got it there. */
final class Progress {
  private static final String NOTE =
      """
      update replays set matched = matched + ?, scheduled = scheduled + ?,
                         walked_to = coalesce(?::uuid, walked_to), updated_at = now()
      where replay_id = ? and state = 'running'
      """;

  private Progress() {}

  /**
   * Notes it; false if the replay was cancelled meanwhile.
   *
   * @param walkedTo the last one dealt with, or null to leave that
   */
  static boolean note(
      Connection connection, ReplayRow replay, int matched, int scheduled, UUID walkedTo)
      throws SQLException {
    return Statements.update(connection, NOTE, matched, scheduled, walkedTo, replay.replayId())
        == 1;
  }
}
