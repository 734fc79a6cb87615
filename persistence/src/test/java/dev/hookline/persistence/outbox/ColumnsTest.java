package dev.hookline.persistence.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;

/**
 * Ids reach the database as they are, in binary where the connection allows it and as text else.
 */
class ColumnsTest {
  private static final List<UUID> WITH_A_GAP =
      Arrays.asList(new UUID(0x0197_1234_5678_7abcL, 0x8000_0000_0000_00ffL), null, new UUID(1, 2));

  private final TestDatabase database = TestDatabase.create();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void idsKeepTheirOrderAndTheirGapsInBinary() throws SQLException {
    try (Connection connection = connect(url -> url)) {
      assertThat(sendsBinary(connection)).isTrue();
      assertThat(sent(connection, WITH_A_GAP)).isEqualTo(WITH_A_GAP);
    }
  }

  @Test
  void idsKeepTheirOrderAndTheirGapsAsText() throws SQLException {
    try (Connection connection = connect(url -> url + "&binaryTransferDisable=UUID_ARRAY")) {
      assertThat(sendsBinary(connection)).isFalse();
      assertThat(sent(connection, WITH_A_GAP)).isEqualTo(WITH_A_GAP);
    }
  }

  @Test
  void noIdsAreAnEmptyArray() throws SQLException {
    try (Connection connection = connect(url -> url)) {
      assertThat(sent(connection, List.of())).isEmpty();
    }
  }

  private Connection connect(UnaryOperator<String> options) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      String url = connection.getMetaData().getURL();
      return DriverManager.getConnection(options.apply(url), "postgres", "postgres");
    }
  }

  private static boolean sendsBinary(Connection connection) throws SQLException {
    return connection.unwrap(BaseConnection.class).binaryTransferSend(Oid.UUID_ARRAY);
  }

  private static List<UUID> sent(Connection connection, List<UUID> ids) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select id from unnest(?::uuid[]) with ordinality as i(id, place) order by place")) {
      new Columns<>(connection, statement, ids, 1).uuid(id -> id);
      List<UUID> arrived = new ArrayList<>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          arrived.add(row.getObject(1, UUID.class));
        }
      }
      return arrived;
    }
  }
}
