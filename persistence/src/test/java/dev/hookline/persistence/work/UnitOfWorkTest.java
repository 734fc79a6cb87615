package dev.hookline.persistence.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hookline.persistence.access.Tenant;
import dev.hookline.persistence.access.TenantRegister;
import dev.hookline.persistence.fixture.TestDatabase;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnitOfWorkTest {
  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatWasWrittenIsThere() {
    assertThat(database.work().write(adding("acme"))).isTrue();
    assertThat(database.work().write(adding("acme"))).isFalse();

    assertThat(database.query("select count(*) from tenants")).isEqualTo("1");
  }

  @Test
  void workThatThrowsLeavesNothingBehind() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                database
                    .work()
                    .write(
                        session -> {
                          adding("acme").apply(session);
                          throw new IllegalArgumentException("no");
                        }));

    assertThat(database.query("select count(*) from tenants")).isEqualTo("0");
  }

  @Test
  void aDatabaseThatGoesAwayIsUnavailableAndNothingElse() {
    String kill =
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()";

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(
            () ->
                database
                    .work()
                    .write(
                        session -> {
                          adding("acme").apply(session);
                          database.query(kill);
                          return adding("other").apply(session);
                        }));
    assertThat(database.query("select count(*) from tenants")).isEqualTo("0");
  }

  private static Function<Session, Boolean> adding(String id) {
    return session -> new TenantRegister(session).add(new Tenant(id, id, Instant.EPOCH));
  }
}
