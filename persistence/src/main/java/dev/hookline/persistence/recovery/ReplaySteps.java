package dev.hookline.persistence.recovery;

import dev.hookline.persistence.outbox.Transitions;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
      "select event_id, topic, priority, payload from events"
          + WHERE
          + " order by event_id limit ?";

  private static final String DEAD_WHERE =
      WHERE + " and (?::uuid is null or endpoint_id = ?) and " + Transitions.POSSIBLE;

  private static final String REQUEUE =
      Transitions.requeue(
          "select delivery_id from dead_letters d"
              + DEAD_WHERE
              + " order by delivery_id limit ? for update skip locked",
          "?");

  private static final String ADD =
      """
      insert into queue (delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority,
                         body, replay_id)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String PROGRESS =
      """
      update replays set matched = matched + ?, scheduled = scheduled + ?, walked_to = coalesce(?, walked_to),
                         updated_at = now()
      where replay_id = ? and state = 'running'
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
          events.add(
              new ReplayEvent(
                  row.getObject(1, UUID.class), row.getString(2), row.getInt(3), row.getBytes(4)));
        }
      }
      return events;
    }
  }

  /** How many dead letters the selection covers, at most its limit. */
  public int countDead(String tenantId, ReplaySelection selection) throws SQLException {
    String sql = "select count(*) from (select from dead_letters d" + DEAD_WHERE + " limit ?) s";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      int index =
          bindEndpoint(statement, bind(connection, statement, tenantId, selection), selection);
      statement.setInt(index, selection.limit());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
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
              return progress(connection, replay, matched, deliveries.size(), walkedTo) ? 1 : -1;
            })
        > 0;
  }

  /**
   * Requeues the next dead letters of the selection; returns how many, or -1 if the replay was
   * cancelled.
   */
  public int requeue(ReplayRow replay, ReplaySelection selection) throws SQLException {
    return Transactions.run(
        dataSource,
        connection -> {
          int requeued;
          try (PreparedStatement statement = connection.prepareStatement(REQUEUE)) {
            int index =
                bindEndpoint(
                    statement,
                    bind(connection, statement, replay.tenantId(), selection),
                    selection);
            statement.setInt(index, selection.limit());
            statement.setObject(index + 1, replay.replayId());
            requeued = statement.executeUpdate();
          }
          return progress(connection, replay, requeued, requeued, null) ? requeued : -1;
        });
  }

  private static boolean progress(
      Connection connection, ReplayRow replay, int matched, int scheduled, UUID walkedTo)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PROGRESS)) {
      statement.setInt(1, matched);
      statement.setInt(2, scheduled);
      statement.setObject(3, walkedTo, Types.OTHER);
      statement.setObject(4, replay.replayId());
      return statement.executeUpdate() == 1;
    }
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

  private static int bindEndpoint(PreparedStatement statement, int index, ReplaySelection selection)
      throws SQLException {
    statement.setObject(index, selection.endpointId(), Types.OTHER);
    statement.setObject(index + 1, selection.endpointId(), Types.OTHER);
    return index + 2;
  }
}
