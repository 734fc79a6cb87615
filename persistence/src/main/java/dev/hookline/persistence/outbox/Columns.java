package dev.hookline.persistence.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Binds the rows of a batch column by column, as arrays for {@code unnest}. */
final class Columns<R> {
  private final Connection connection;
  private final PreparedStatement statement;
  private final List<R> rows;
  private int index;

  Columns(Connection connection, PreparedStatement statement, List<R> rows, int firstIndex) {
    this.connection = connection;
    this.statement = statement;
    this.rows = rows;
    this.index = firstIndex;
  }

  Columns<R> uuid(Function<R, UUID> column) throws SQLException {
    UUID[] values = new UUID[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return bind("uuid", values);
  }

  Columns<R> text(Function<R, String> column) throws SQLException {
    String[] values = new String[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return bind("text", values);
  }

  Columns<R> bytes(Function<R, byte[]> column) throws SQLException {
    byte[][] values = new byte[rows.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return bind("bytea", values);
  }

  Columns<R> integer(ToIntFunction<R> column) throws SQLException {
    Integer[] values = new Integer[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.applyAsInt(rows.get(i));
    }
    return bind("int4", values);
  }

  Columns<R> flag(Predicate<R> column) throws SQLException {
    Boolean[] values = new Boolean[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.test(rows.get(i));
    }
    return bind("bool", values);
  }

  /** A moment as Unix milliseconds, or null. */
  Columns<R> moment(Function<R, Instant> column) throws SQLException {
    Long[] values = new Long[rows.size()];
    for (int i = 0; i < values.length; i++) {
      Instant moment = column.apply(rows.get(i));
      values[i] = moment == null ? null : moment.toEpochMilli();
    }
    return bind("int8", values);
  }

  private Columns<R> bind(String type, Object[] values) throws SQLException {
    statement.setArray(index++, connection.createArrayOf(type, values));
    return this;
  }
}
