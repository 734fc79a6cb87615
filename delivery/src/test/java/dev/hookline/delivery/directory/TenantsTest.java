package dev.hookline.delivery.directory;

import static dev.hookline.delivery.directory.DirectoryFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.access.Tenant;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantsTest {
  @TempDir Path directory;
  private DirectoryFixture server;

  @BeforeEach
  void open() {
    server = new DirectoryFixture(directory);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aTenantIsNamedAfterItsIdUnlessItHasAName() {
    server.tenants.create(json("{'tenant_id':'t1','name':'Tenant One'}"));

    assertThat(server.tenants.get("t1").name()).isEqualTo("Tenant One");
    assertThat(server.tenants.get("acme").name()).isEqualTo("acme");
  }

  @Test
  void anIdIsGivenOnce() {
    assertRefused(Reason.CONFLICT, "{'tenant_id':'acme'}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'tenant_id':''}",
        "{'tenant_id':'a b'}",
        "{'tenant_id':'a/b'}",
        "{'tenant_id':'x','name':''}",
        "'x'"
      })
  void aMalformedTenantIsRefused(String body) {
    assertRefused(Reason.INVALID_REQUEST, body);
  }

  @Test
  void theListGoesOnBehindItsCursor() {
    List<Tenant> first = server.tenants.list(null, 1);
    List<Tenant> rest = server.tenants.list(first.getFirst().id(), 10);

    assertThat(first).extracting(Tenant::id).containsExactly("other");
    assertThat(rest).extracting(Tenant::id).containsExactly("acme");
  }

  private void assertRefused(Reason reason, String body) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> server.tenants.create(json(body)))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
