package dev.hookline.delivery.access;

import static dev.hookline.delivery.access.AccessFixture.ADMIN_KEY;
import static dev.hookline.delivery.access.AccessFixture.API_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hookline.delivery.Refused;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeedingTest {
  private static final String OTHER_KEY = "another-api-key-of-the-first-tenant";

  private final AccessFixture server = new AccessFixture();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void seedingAgainChangesNothing() {
    server.seed();
    String before = rows();

    server.seed();

    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void manyNodesMaySeedAtOnce() throws InterruptedException, ExecutionException {
    Callable<AccessFixture> node = server::seed;
    try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
      List<Callable<AccessFixture>> all = IntStream.range(0, 16).mapToObj(i -> node).toList();
      for (Future<AccessFixture> one : nodes.invokeAll(all)) {
        one.get();
      }
    }

    assertThat(server.database.query("select count(*) from api_keys")).isEqualTo("2");
    assertThat(server.database.query("select count(*) from tenants")).isEqualTo("1");
  }

  @Test
  void aReplacedKeyOfTheConfigurationNoLongerWorks() {
    server.seed().with("HL_API_KEY", OTHER_KEY).seed();
    Callers callers = server.callers();

    callers.authenticate(OTHER_KEY, null);
    callers.authenticate(ADMIN_KEY, null);
    assertThatExceptionOfType(Refused.class).isThrownBy(() -> callers.authenticate(API_KEY, null));
  }

  @Test
  void aKeyThatComesBackIntoTheConfigurationWorksAgain() {
    server.seed().with("HL_API_KEY", OTHER_KEY).seed().with("HL_API_KEY", API_KEY).seed();

    assertThat(server.callers().authenticate(API_KEY, null).tenantId()).isEqualTo("default");
  }

  @Test
  void aKeyRevokedByHandStaysRevoked() {
    Callers callers = server.seed().callers();
    UUID id = callers.authenticate(API_KEY, null).keyId();
    server.keys(callers).revoke("default", id);

    server.seed();

    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> server.callers().authenticate(API_KEY, null));
  }

  @Test
  void oneKeyCannotBeTheTenantsAndTheOperators() {
    server.with("HL_ADMIN_KEY", API_KEY);

    assertThatIllegalStateException()
        .isThrownBy(server::seed)
        .withMessageContaining("HL_ADMIN_KEY")
        .withMessageNotContaining(API_KEY);
    assertThat(server.database.query("select count(*) from tenants")).isEqualTo("0");
  }

  private String rows() {
    return server.database.query("select string_agg(k::text, ' ' order by key_id) from api_keys k");
  }
}
