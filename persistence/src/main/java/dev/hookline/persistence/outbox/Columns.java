package dev.hookline.persistence.outbox;

import static java.util.stream.Collectors.joining;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

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
    statement.setObject(index++, new UuidArray(values));
    return this;
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

  /**
   * A {@code uuid[]} in PostgreSQL's binary format, which the driver has no way of its own for; in
   * its text format on connections whose {@code binaryTransferEnable} does not name {@code
   * UUID_ARRAY}. An event brings six ids, and reading them as text costs the database more than
   * anything else of a bind.
   */
  private static final class UuidArray extends PGobject implements PGBinaryObject {
    private static final long serialVersionUID = 1L;
    private static final int UUID_OID = 2950;
    private static final int HEAD_BYTES = 20;
    private static final int EMPTY_HEAD_BYTES = 12;

    private final transient UUID[] values;

    UuidArray(UUID[] values) {
      this.values = values;
      setType("_uuid");
    }

    @Override
    public int lengthInBytes() {
      int bytes = values.length == 0 ? EMPTY_HEAD_BYTES : HEAD_BYTES;
      for (UUID value : values) {
        bytes += Integer.BYTES + (value == null ? 0 : 2 * Long.BYTES);
      }
      return bytes;
    }

    @Override
    public void toBytes(byte[] bytes, int offset) {
      ByteBuffer to = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
      to.putInt(values.length == 0 ? 0 : 1); // dimensions
      to.putInt(Arrays.asList(values).contains(null) ? 1 : 0);
      to.putInt(UUID_OID);
      if (values.length > 0) {
        to.putInt(values.length).putInt(1); // the first has index 1
      }
      for (UUID value : values) {
        if (value == null) {
          to.putInt(-1);
        } else {
          to.putInt(2 * Long.BYTES);
          to.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        }
      }
    }

    @Override
    public String getValue() {
      return Arrays.stream(values).map(String::valueOf).collect(joining(",", "{", "}"));
    }

    @Override
    public void setByteValue(byte[] bytes, int offset) {
      throw new UnsupportedOperationException("arrays of ids are only sent");
    }
  }
}
