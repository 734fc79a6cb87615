package dev.hookline.delivery.directory;

import static dev.hookline.delivery.directory.DirectoryFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.directory.Subscription;
import dev.hookline.persistence.id.IdKind;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionsTest {
  @TempDir Path directory;
  private DirectoryFixture server;
  private UUID endpointId;

  @BeforeEach
  void open() {
    server = new DirectoryFixture(directory);
    endpointId = server.endpoint("").endpoint().id();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aSubscriptionComesBackAsItWasMade() {
    Subscription made =
        create(
            "acme",
            "'topic_pattern':'order.*','filter':{'eq':'payload.a','value':1},"
                + "'transform':{'remove_field':'b'}");

    Subscription read = server.subscriptions.get("acme", made.id());

    assertThat(read.topicPattern()).isEqualTo("order.*");
    assertThat(read.endpointId()).isEqualTo(endpointId);
    assertThat(json(read.filter().orElseThrow())).isEqualTo(json("{'eq':'payload.a','value':1}"));
    assertThat(read.transform()).isPresent();
    assertThat(server.configuration().subscriptions()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'topic':'a'; INVALID_REQUEST",
        "'topic_pattern':'a..b'; INVALID_PATTERN",
        "'topic_pattern':7; INVALID_PATTERN",
        "'topic_pattern':'a','filter':{'like':'payload.a','value':1}; INVALID_FILTER",
        "'topic_pattern':'a','transform':{'explode':'b'}; INVALID_TRANSFORM",
      })
  void whatDoesNotCompileIsRefused(String members, Reason reason) {
    assertRefused(reason, () -> create("acme", members));
  }

  @Test
  void theEndpointMustBeTheTenants() {
    assertRefused(Reason.NOT_FOUND, () -> create("other", "'topic_pattern':'a'"));
    assertRefused(
        Reason.NOT_FOUND,
        () ->
            server.subscriptions.create(
                "acme", json("{'endpoint_id':'nonsense','topic_pattern':'a'}")));
  }

  @Test
  void anotherTenantsSubscriptionDoesNotExist() {
    UUID id = create("acme", "'topic_pattern':'a'").id();

    assertRefused(Reason.NOT_FOUND, () -> server.subscriptions.get("other", id));
    assertRefused(Reason.NOT_FOUND, () -> server.subscriptions.remove("other", id));
    assertThat(server.subscriptions.list("other", null, null, 10)).isEmpty();
  }

  @Test
  void aListMayBeOfOneEndpoint() {
    UUID id = create("acme", "'topic_pattern':'a'").id();

    assertThat(server.subscriptions.list("acme", endpointId, null, 10))
        .extracting(Subscription::id)
        .containsExactly(id);
    assertThat(server.subscriptions.list("acme", UUID.randomUUID(), null, 10)).isEmpty();
  }

  @Test
  void everyChangeMakesThisNodeForgetItsRoutesAtOnce() {
    server.forgotten.clear();

    UUID id = create("acme", "'topic_pattern':'a'").id();
    assertThat(server.forgotten).containsExactly("acme");
    server.subscriptions.remove("acme", id);
    server.endpoints.pause("acme", endpointId);
    assertThat(server.forgotten).containsExactly("acme", "acme", "acme");
  }

  @Test
  void aRemovedSubscriptionIsGone() {
    UUID id = create("acme", "'topic_pattern':'#'").id();

    server.subscriptions.remove("acme", id);

    assertRefused(Reason.NOT_FOUND, () -> server.subscriptions.get("acme", id));
    assertRefused(Reason.NOT_FOUND, () -> server.subscriptions.remove("acme", id));
  }

  private Subscription create(String tenant, String members) {
    return server.subscriptions.create(
        tenant,
        json("{'endpoint_id':'" + IdKind.ENDPOINT.format(endpointId) + "'," + members + "}"));
  }

  private static void assertRefused(Reason reason, Runnable call) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(call::run)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
