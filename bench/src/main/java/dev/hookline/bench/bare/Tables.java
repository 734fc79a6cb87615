package dev.hookline.bench.bare;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/**
 * The least that a durable queue needs: what was published, what is still to be delivered, what was
 * delivered; with their primary keys and no other index, in a schema that is dropped again. One
 * unnested statement and one commit for each batch, as the product has. For one thread.
 */
final class Tables implements AutoCloseable {
  private static final String[] CREATE = {
    "drop schema if exists bench_bare cascade",
    "create schema bench_bare",
    "create table bench_bare.events (event_id uuid primary key, payload bytea not null)",
    "alter table bench_bare.events alter column payload set storage external",
    "create table bench_bare.queue (event_id uuid primary key)",
    "create table bench_bare.deliveries (event_id uuid primary key, status smallint not null,"
        + " finished_at timestamptz not null default now())"
  };
  private static final String DROP = "drop schema if exists bench_bare cascade";
  private static final String STORE =
      """
      with incoming as (
        select * from unnest(?::uuid[], ?::bytea[], ?::boolean[]) as e(event_id, payload, wanted)
      ),
      stored as (
        insert into bench_bare.events select event_id, payload from incoming
      )
      insert into bench_bare.queue select event_id from incoming where wanted
      """;
  private static final String RECORD =
      """
      with r as (
        select * from unnest(?::uuid[], ?::smallint[]) as r(event_id, status)
      ),
      ended as (
        delete from bench_bare.queue q using r where q.event_id = r.event_id
        returning q.event_id, r.status
      )
      insert into bench_bare.deliveries (event_id, status) select event_id, status from ended
      """;

  private final Connection connection;

  Tables(String jdbcUrl) throws SQLException {
    connection = DriverManager.getConnection(jdbcUrl);
  }

  static void create(String jdbcUrl) throws SQLException {
    run(jdbcUrl, CREATE);
  }

  static void drop(String jdbcUrl) throws SQLException {
    run(jdbcUrl, DROP);
  }

  void store(List<Accepted> batch) throws SQLException {
    UUID[] ids = new UUID[batch.size()];
    byte[][] payloads = new byte[batch.size()][];
    Boolean[] wanted = new Boolean[batch.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = batch.get(i).eventId();
      payloads[i] = batch.get(i).payload();
      wanted[i] = batch.get(i).wanted();
    }
    try (PreparedStatement statement = connection.prepareStatement(STORE)) {
      statement.setArray(1, connection.createArrayOf("uuid", ids));
      statement.setArray(2, connection.createArrayOf("bytea", payloads));
      statement.setArray(3, connection.createArrayOf("bool", wanted));
      statement.executeUpdate();
    }
  }

  void record(List<Sent> batch) throws SQLException {
    UUID[] ids = new UUID[batch.size()];
    Short[] statuses = new Short[batch.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = batch.get(i).eventId();
      statuses[i] = (short) batch.get(i).status();
    }
    try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
      statement.setArray(1, connection.createArrayOf("uuid", ids));
      statement.setArray(2, connection.createArrayOf("int2", statuses));
      statement.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static void run(String jdbcUrl, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }
}
