package dev.hookline.persistence.recovery;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The steps of a replay: each schedules some deliveries and notes how far it came, in one
 * transaction.
 */
public final class ReplaySteps {
  private static final String WHERE =
      """
       where tenant_id = ? and event_id > ? and event_id < ?
         and (cardinality(?::uuid[]) = 0 or event_id = any (?))
         and (?::text is null or topic = ?)
      """;

  private static final String EVENTS =
      "select " + ReplayEvent.COLUMNS + " from events" + WHERE + " order by event_id limit ?";

  private static final String ADD =
      """
      insert into queue (delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority,
                         body, replay_id)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final DataSource dataSource;

  /** Steps behind the given data source. */
  public ReplaySteps(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The next events of the selection, in order. */
  public List<ReplayEvent> events(String tenantId, ReplaySelection selection) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(EVENTS)) {
      int index = bind(connection, statement, tenantId, selection);
      statement.setInt(index, selection.limit());
      List<ReplayEvent> events = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          events.add(ReplayEvent.read(row));
        }
      }
      return events;
    }
  }

  /**
   * Schedules new deliveries and notes the progress.
   *
   * @param walkedTo the last event looked at
   * @return false if the replay was cancelled meanwhile: nothing was scheduled
   */
  public boolean schedule(
      ReplayRow replay, List<ReplayDelivery> deliveries, int matched, UUID walkedTo)
      throws SQLException {
    return Transactions.run(
            dataSource,
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                for (ReplayDelivery delivery : deliveries) {
                  statement.setObject(1, delivery.deliveryId());
                  statement.setString(2, replay.tenantId());
                  statement.setObject(3, delivery.event().eventId());
                  statement.setObject(4, delivery.endpointId());
                  statement.setObject(5, delivery.subscriptionId());
                  statement.setString(6, delivery.event().topic());
                  statement.setInt(7, delivery.event().priority());
                  statement.setBytes(8, delivery.body());
                  statement.setObject(9, replay.replayId());
                  statement.addBatch();
                }
                statement.executeBatch();
              }
              return Progress.note(connection, replay, matched, deliveries.size(), walkedTo)
                  ? 1
                  : -1;
            })
        > 0;
  }

  private static int bind(
      Connection connection,
      PreparedStatement statement,
      String tenantId,
      ReplaySelection selection)
      throws SQLException {
    Array events = connection.createArrayOf("uuid", selection.events().toArray());
    statement.setString(1, tenantId);
    statement.setObject(2, selection.after());
    statement.setObject(3, selection.before());
    statement.setArray(4, events);
    statement.setArray(5, events);
    statement.setString(6, selection.topic());
    statement.setString(7, selection.topic());
    return 8;
  }
}
