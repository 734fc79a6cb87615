package dev.hookline.bench.limits;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

/** Rows written by one connection in one {@code unnest} statement and one commit for each group. */
public final class GroupCommitAlone {
  private static final String INSERT =
      "insert into bench_limits.events select * from unnest(?::uuid[], ?::text[], ?::bytea[])";

  private GroupCommitAlone() {}

  /**
   * Rows committed each second, in a scratch schema that is dropped again.
   *
   * @param group rows in one commit
   */
  public static double perSecond(String jdbcUrl, int group, int payloadBytes, Duration window)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists bench_limits cascade");
      statement.execute("create schema bench_limits");
      try {
        statement.execute(
            "create table bench_limits.events (id uuid primary key, topic text, payload bytea)");
        connection.setAutoCommit(false);
        return insert(connection, group, payloadBytes, window);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
        statement.execute("drop schema bench_limits cascade");
      }
    }
  }

  private static double insert(Connection connection, int group, int payloadBytes, Duration window)
      throws SQLException {
    UUID[] ids = new UUID[group];
    String[] topics = new String[group];
    byte[][] payloads = new byte[group][payloadBytes];
    Arrays.fill(topics, "bench.e0000");
    long start = System.nanoTime();
    long rows = 0;
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      Array topicArray = connection.createArrayOf("text", topics);
      Array payloadArray = connection.createArrayOf("bytea", payloads);
      while (System.nanoTime() - start < window.toNanos()) {
        for (int i = 0; i < group; i++) {
          ids[i] = new UUID(rows + i, 0x8000_0000_0000_0000L);
        }
        insert.setArray(1, connection.createArrayOf("uuid", ids));
        insert.setArray(2, topicArray);
        insert.setArray(3, payloadArray);
        insert.executeUpdate();
        connection.commit();
        rows += group;
      }
    }
    return rows / ((System.nanoTime() - start) / 1e9);
  }
}
