package dev.hookline.persistence.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.access.Tenant;
import dev.hookline.persistence.access.TenantRegister;
import dev.hookline.persistence.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActingTest {
  private static final Acting ADA =
      new Acting("operator:ada", "admin", "192.0.2.7", null, "a new customer");

  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
  }

  @AfterEach
  void close() {
    Acting.end();
    database.close();
  }

  @Test
  void whatAUnitOfWorkStoresIsAuditedUnderTheActorsName() {
    Acting.begin(ADA);
    add("acme");

    assertThat(last("actor")).isEqualTo("operator:ada");
    assertThat(last("role")).isEqualTo("admin");
    assertThat(last("address")).isEqualTo("192.0.2.7");
    assertThat(last("action")).isEqualTo("tenants.created");
    assertThat(last("target")).isEqualTo("acme");
    assertThat(last("scope")).isEqualTo("acme");
    assertThat(last("reason")).isEqualTo("a new customer");
    assertThat(last("after ->> 'name'")).isEqualTo("acme");
  }

  @Test
  void sqlOutsideOfAUnitOfWorkCarriesTheNameToo() throws SQLException {
    Acting.begin(ADA);
    rename("Acme Ltd");

    assertThat(last("actor")).isEqualTo("operator:ada");
    assertThat(last("before ->> 'name'")).isEqualTo("acme");
    assertThat(last("after ->> 'name'")).isEqualTo("Acme Ltd");
  }

  @Test
  void aNameEndsWithItsTransaction() throws SQLException {
    Acting.begin(ADA);
    rename("Acme Ltd");
    Acting.end();
    database.execute("update tenants set name = 'by psql'");

    assertThat(last("actor")).isEqualTo("postgres");
    assertThat(last("after ->> 'name'")).isEqualTo("by psql");
  }

  @Test
  void aNestedActorGivesWayToTheOneBefore() {
    AtomicReference<Acting> inside = new AtomicReference<>();
    Acting.begin(ADA);
    Acting.as(
        Acting.job("retention"),
        () -> {
          inside.set(Acting.current());
          return null;
        });

    assertThat(inside.get().actor()).isEqualTo("job:retention");
    assertThat(Acting.current()).isEqualTo(ADA);
  }

  @Test
  void aChangeThatChangesNothingIsNoEntry() {
    add("acme");
    database.execute("update tenants set name = name");

    assertThat(database.query("select count(*) from audit_logs where scope = 'acme'"))
        .isEqualTo("1");
  }

  private void add(String id) {
    database
        .work()
        .write(session -> new TenantRegister(session).add(new Tenant(id, id, Instant.EPOCH)));
  }

  private void rename(String name) throws SQLException {
    database.execute("insert into tenants (tenant_id, name) values ('acme', 'acme')");
    try (Connection connection = new MarkedConnections(database.dataSource()).getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate("update tenants set name = '" + name + "'");
    }
  }

  private String last(String column) {
    return database.query("select " + column + " from audit_logs order by seq desc limit 1");
  }
}
