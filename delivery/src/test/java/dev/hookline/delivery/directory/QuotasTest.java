package dev.hookline.delivery.directory;

import static dev.hookline.delivery.directory.DirectoryFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.id.IdKind;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotasTest {
  private DirectoryFixture server;

  @BeforeEach
  void open(@TempDir Path directory) {
    server = new DirectoryFixture(directory);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aTenantWithoutAQuotaFollowsTheConfiguration() {
    assertThat(server.quotas.of("acme").endpoints()).isEqualTo(10_000);
    assertThat(server.quotas.of("acme").subscriptions()).isEqualTo(50_000);
    assertThat(server.quotas.of("acme").payloadBytes()).isEqualTo(524_288);
  }

  @Test
  void manyAtOnceMakeNoMoreEndpointsThanTheQuota() throws Exception {
    server.quotas.set("acme", json("{'max_endpoints':3}"));
    Callable<Boolean> make =
        () -> {
          try {
            server.endpoint("");
            return true;
          } catch (Refused refused) {
            assertThat(refused.reason()).isEqualTo(Reason.QUOTA_EXCEEDED);
            return false;
          }
        };
    int made = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> all = IntStream.range(0, 24).mapToObj(i -> make).toList();
      for (Future<Boolean> each : threads.invokeAll(all)) {
        made += each.get() ? 1 : 0;
      }
    }
    assertThat(made).isEqualTo(3);
    assertThat(server.quotas.usage("acme").endpoints()).isEqualTo(3);
    server.endpoints.create("other", json("{'url':'" + DirectoryFixture.URL + "'}"));
  }

  @Test
  void subscriptionsAreCountedToo() {
    server.quotas.set("acme", json("{'max_subscriptions':1}"));
    String endpoint = IdKind.ENDPOINT.format(server.endpoint("").endpoint().id());
    String body = "{'endpoint_id':'" + endpoint + "','topic_pattern':'a'}";
    server.subscriptions.create("acme", json(body));

    assertRefused(Reason.QUOTA_EXCEEDED, () -> server.subscriptions.create("acme", json(body)));
  }

  @Test
  void aQuotaThatIsTakenBackOrRaisedCountsAtOnce() {
    server.quotas.set("acme", json("{'max_endpoints':0,'max_payload_bytes':100}"));
    assertRefused(Reason.QUOTA_EXCEEDED, () -> server.endpoint(""));
    assertThat(server.quotas.of("acme").payloadBytes()).isEqualTo(100);

    server.quotas.set("acme", json("{}"));

    server.endpoint("");
    assertThat(server.quotas.of("acme").payloadBytes()).isEqualTo(524_288);
  }

  @Test
  void whatAnotherNodeOrAPersonWithSqlChangesIsReadAgain() {
    server.database.execute("insert into tenant_quotas values ('acme', 0, null, null)");
    server.quotas.changed("tenant_quotas", "acme");

    assertRefused(Reason.QUOTA_EXCEEDED, () -> server.endpoint(""));
    assertThat(
            server.database.query(
                "select count(*) from audit_logs where action = 'tenant_quotas.created'"))
        .isEqualTo("1");
  }

  @Test
  void oddQuotasAreRefused() {
    assertRefused(
        Reason.INVALID_REQUEST, () -> server.quotas.set("acme", json("{'max_endpoints':-1}")));
    assertRefused(
        Reason.INVALID_REQUEST,
        () -> server.quotas.set("acme", json("{'max_payload_bytes':524289}")));
    assertRefused(Reason.NOT_FOUND, () -> server.quotas.set("nobody", json("{}")));
    assertRefused(Reason.NOT_FOUND, () -> server.quotas.usage("nobody"));
  }

  private static void assertRefused(Reason reason, Runnable call) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(call::run)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
