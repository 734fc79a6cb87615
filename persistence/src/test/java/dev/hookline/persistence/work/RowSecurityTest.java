package dev.hookline.persistence.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.persistence.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database shows and takes when the server forgot its own condition on the tenant. */
class RowSecurityTest {
  private static final String ID = "gen_random_uuid()";

  /** A row of each table; {@code $t} is the tenant. */
  private static final Map<String, String> ROWS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "endpoints",
                  "(endpoint_id, tenant_id, url, timeout_ms, max_attempts, max_in_flight)"
                      + " values (%s, $t, 'https://example.com/', 1000, 5, 10)".formatted(ID)),
              Map.entry(
                  "api_keys",
                  "(key_id, tenant_id, name, prefix, key_hash, scopes)"
                      + " values (%s, $t, 'k', 'hl_', sha256(random()::text::bytea), '')"
                          .formatted(ID)),
              Map.entry(
                  "events",
                  "(event_id, tenant_id, topic, payload, created_at)"
                      + " values (%s, $t, 'a', '1', now())".formatted(ID)),
              Map.entry(
                  "queue",
                  "(delivery_id, tenant_id, event_id, endpoint_id, topic)"
                      + " values (%1$s, $t, %1$s, %1$s, 'a')".formatted(ID)),
              Map.entry(
                  "dead_letters",
                  "(delivery_id, tenant_id, event_id, endpoint_id, topic, priority, attempts,"
                      + " reason)"
                      + " values (%1$s, $t, %1$s, %1$s, 'a', 1, 1, 'x')".formatted(ID)),
              Map.entry(
                  "deliveries",
                  "(delivery_id, tenant_id, event_id, endpoint_id, topic, priority, attempts,"
                      + " state)"
                      + " values (%1$s, $t, %1$s, %1$s, 'a', 1, 1, 'success')".formatted(ID)),
              Map.entry(
                  "attempts",
                  "(delivery_id, attempt, tenant_id, started_at, outcome, url)"
                      + " values (%s, 1, $t, now(), 'success', 'x')".formatted(ID)),
              Map.entry(
                  "idempotency_keys",
                  "values ($t, %1$s::text, '1', %1$s, '{}', now(), now())".formatted(ID)),
              Map.entry(
                  "replays",
                  "(replay_id, tenant_id, mode, criteria, state)"
                      + " values (%s, $t, 'all', '{}', 'running')".formatted(ID)),
              Map.entry("dev_inboxes", "values (sha256(random()::text::bytea), $t, now())"),
              Map.entry(
                  "endpoint_secrets",
                  "(secret_id, endpoint_id, tenant_id, sealed)"
                      + " select %s, endpoint_id, tenant_id, '1' from endpoints".formatted(ID)
                      + " where tenant_id = $t limit 1"),
              Map.entry(
                  "subscriptions",
                  "(subscription_id, tenant_id, endpoint_id, topic_pattern)"
                      + " select %s, tenant_id, endpoint_id, '#' from endpoints".formatted(ID)
                      + " where tenant_id = $t limit 1"),
              Map.entry(
                  "dev_inbox_messages",
                  "select %s, token_hash, tenant_id, now(), '{}', '1' from dev_inboxes"
                          .formatted(ID)
                      + " where tenant_id = $t limit 1")));

  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    database.execute(
        "grant select, insert, update, delete on all tables in schema public"
            + " to hookline_app, hookline_engine");
    for (String tenant : List.of("a", "b")) {
      database.execute(
          "insert into tenants (tenant_id, name) values ('%1$s', '%1$s')".formatted(tenant));
      database.execute(insert("endpoints", tenant));
      database.execute(insert("dev_inboxes", tenant));
      ROWS.keySet().forEach(table -> database.execute(insert(table, tenant)));
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyTableWithATenantIsSecuredAndForcedPartitionsToo() {
    assertThat(
            database.query(
                "select string_agg(c.relname, ', ') from pg_class c join pg_attribute a on"
                    + " a.attrelid = c.oid where c.relnamespace = 'public'::regnamespace and"
                    + " c.relkind in ('r', 'p') and a.attname = 'tenant_id' and not"
                    + " (c.relrowsecurity and c.relforcerowsecurity and (select count(*) from"
                    + " pg_policy where polrelid = c.oid) = 3)"))
        .isNull();
    assertThat(database.query("select secure_all_rows() > 40")).isEqualTo("t");
  }

  @Test
  void aPartitionMadeLaterIsSecuredToo() {
    database.execute("select make_partitions(current_date + 100)");
    assertThat(
            database.query(
                "select count(*) from pg_class where relname like '%_' || to_char(current_date +"
                    + " 100, 'YYYYMMDD') and relrowsecurity and relforcerowsecurity"))
        .isEqualTo("3");
  }

  @Test
  void withoutAConditionATenantSeesItsOwnRowsOnly() throws SQLException {
    List<String> seen = new ArrayList<>();
    try (Connection app = as("hookline_app", "a")) {
      for (String table : tables()) {
        if (count(app, table, "tenant_id is distinct from 'a'") > 0) {
          seen.add(table);
        }
        if (ROWS.containsKey(table)) {
          assertThat(count(app, table, "true")).as("own rows of %s", table).isPositive();
        }
      }
      assertThat(count(app, "delivery_log", "tenant_id = 'b'")).isZero();
      assertThat(count(app, "delivery_log", "tenant_id = 'a'")).isEqualTo(3);
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void withoutATenantNothingIsSeen() throws SQLException {
    for (String none : new String[] {null, ""}) {
      try (Connection app = as("hookline_app", none)) {
        for (String table : tables()) {
          assertThat(count(app, table, "true")).as(table).isZero();
        }
      }
    }
  }

  @Test
  void anotherTenantsRowsAreNeitherMadeNorChangedNorRemoved() throws SQLException {
    try (Connection app = as("hookline_app", "a")) {
      for (Map.Entry<String, String> row : ROWS.entrySet()) {
        String table = row.getKey();
        if (row.getValue().contains(" select ") || row.getValue().startsWith("select")) {
          assertThat(update(app, insert(table, "b"))).as("insert into %s", table).isZero();
        } else {
          assertThatExceptionOfType(SQLException.class)
              .as("insert into %s", table)
              .isThrownBy(() -> update(app, insert(table, "b")))
              .withMessageContaining("row-level security");
        }
        assertThat(update(app, "delete from " + table + " where tenant_id = 'b'"))
            .as("delete from %s", table)
            .isZero();
        assertThat(update(app, "update " + table + " set tenant_id = 'a' where tenant_id = 'b'"))
            .as("update %s", table)
            .isZero();
        assertThatExceptionOfType(SQLException.class)
            .as("giving away rows of %s", table)
            .isThrownBy(() -> update(app, "update " + table + " set tenant_id = 'b'"))
            .withMessageContaining("row-level security");
      }
    }
    for (String table : ROWS.keySet()) {
      assertThat(database.query("select count(*) > 0 from " + table + " where tenant_id = 'b'"))
          .as(table)
          .isEqualTo("t");
    }
  }

  @Test
  void theEngineSeesEverybodysRows() throws SQLException {
    try (Connection engine = as("hookline_engine", null)) {
      for (String table : ROWS.keySet()) {
        assertThat(count(engine, table, "tenant_id in ('a', 'b')")).as(table).isGreaterThan(1);
      }
    }
  }

  @Test
  void workTakesTheRoleOfItsActorAndGivesItBack() throws SQLException {
    database.configure("hookline.app_role", "hookline_app");
    database.configure("hookline.engine_role", "hookline_engine");
    MarkedConnections connections = new MarkedConnections(database.dataSource());
    Acting ada = new Acting("key_1", "tenant", "", "a", "");

    assertThat(Acting.as(ada, () -> visible(connections))).isEqualTo("hookline_app a");
    assertThat(Acting.as(ada, () -> Acting.forEveryTenant(() -> visible(connections))))
        .isEqualTo("hookline_engine a,b");
    assertThat(Acting.as(Acting.system(), () -> visible(connections)))
        .isEqualTo("hookline_engine a,b");
    assertThat(Acting.as(Acting.current(), () -> visible(connections)))
        .as("nobody")
        .isEqualTo("hookline_app null");
    assertThat(visible(connections)).startsWith("postgres");
    UnitOfWork work = database.work();
    List<String> ids = Acting.as(ada, () -> work.read(RowSecurityTest::tenantIds));
    assertThat(ids).containsExactly("a");
  }

  private static List<String> tenantIds(Session session) {
    return session
        .entities()
        .createQuery("select t.id from Tenant t", String.class)
        .getResultList();
  }

  private static String visible(MarkedConnections connections) {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select current_user, string_agg(tenant_id, ',' order by tenant_id) from"
                    + " tenants")) {
      row.next();
      return row.getString(1) + " " + row.getString(2);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> tables() {
    return List.of(
        database
            .query(
                "select string_agg(c.relname, ',' order by c.relname) from pg_class c join"
                    + " pg_attribute a on a.attrelid = c.oid where c.relnamespace ="
                    + " 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname ="
                    + " 'tenant_id'")
            .split(","));
  }

  private Connection as(String role, String tenant) throws SQLException {
    Connection connection = database.connect();
    update(connection, "set role " + role);
    if (tenant != null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("select set_config('hookline.tenant', '" + tenant + "', false)");
      }
    }
    return connection;
  }

  private static String insert(String table, String tenant) {
    return "insert into " + table + " " + ROWS.get(table).replace("$t", "'" + tenant + "'");
  }

  private static int update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private static long count(Connection connection, String table, String where) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select count(*) from " + table + " where " + where)) {
      row.next();
      return row.getLong(1);
    }
  }
}
