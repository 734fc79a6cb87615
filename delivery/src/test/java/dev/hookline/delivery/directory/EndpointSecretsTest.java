package dev.hookline.delivery.directory;

import static dev.hookline.delivery.directory.DirectoryFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Refused;
import dev.hookline.delivery.credentials.Credentials;
import dev.hookline.delivery.credentials.Redacted;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.directory.TenantConfiguration;
import dev.hookline.persistence.secrets.CannotOpenSecret;
import dev.hookline.transport.send.HeaderLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointSecretsTest {
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
  void aGeneratedSecretIsTheOneThatSigns() {
    NewSecret made = server.endpoint("");

    assertThat(made.secret()).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(signing(made.endpoint().id())).containsExactly(made.secret());
  }

  @Test
  void anOwnersSecretIsTakenAsItIs() {
    NewSecret made = server.endpoint(",'secret':'a plain secret of its owner'");

    assertThat(signing(made.endpoint().id())).containsExactly("a plain secret of its owner");
  }

  @Test
  void rotationLetsTwoSecretsSignTheNewestFirst() {
    NewSecret first = server.endpoint("");
    UUID id = first.endpoint().id();

    NewSecret second = server.endpoints.rotateSecret("acme", id, null);
    assertThat(signing(id)).containsExactly(second.secret(), first.secret());
    assertThat(open(id).keys().getFirst().expiresAt()).isNull();
    assertThat(open(id).keys().getLast().expiresAt())
        .isAfter(server.clock.instant().plusSeconds(86_000));

    NewSecret third = server.endpoints.rotateSecret("acme", id, json("{'overlap_seconds':60}"));
    assertThat(signing(id)).containsExactly(third.secret(), second.secret());
  }

  @Test
  void withoutOverlapTheOldSecretSignsNoMore() {
    UUID id = server.endpoint("").endpoint().id();

    NewSecret second = server.endpoints.rotateSecret("acme", id, json("{'overlap_seconds':0}"));

    assertThat(signing(id)).containsExactly(second.secret());
  }

  @Test
  void aSecretIsNotChangedByTheWay() {
    UUID id = server.endpoint("").endpoint().id();

    assertThatExceptionOfType(Refused.class)
        .isThrownBy(
            () -> server.endpoints.change("acme", id, json("{'secret':'sixteen characters'}")))
        .withMessageContaining("secret");
  }

  @Test
  void headersAndAuthenticationAreSentAndShownWithoutTheirValues() {
    NewSecret made =
        server.endpoint(
            ",'headers':{'X-Team':'canary-1','authorization':'canary-2'},"
                + "'auth':{'type':'basic','username':'canary-3','password':'canary-4'}");

    assertThat(open(made.endpoint().id()).headers())
        .containsExactly(
            new HeaderLine("X-Team", "canary-1"),
            new HeaderLine("Authorization", "Basic Y2FuYXJ5LTM6Y2FuYXJ5LTQ="));
    assertThat(server.vault.redact(made.endpoint()))
        .isEqualTo(
            new Redacted(
                Map.of("X-Team", "[redacted]", "authorization", "[redacted]"),
                Map.of("type", "basic", "username", "[redacted]", "password", "[redacted]")));
    assertThat(server.database.query("select e::text from endpoints e")).doesNotContain("canary");
  }

  @Test
  void aBearerTokenBecomesAHeader() {
    NewSecret made = server.endpoint(",'auth':{'type':'bearer','token':'abc'}");

    assertThat(open(made.endpoint().id()).headers())
        .containsExactly(new HeaderLine("Authorization", "Bearer abc"));
  }

  @Test
  void credentialsMovedToAnotherEndpointDoNotOpenAndAreShownAsAbsent() {
    UUID from = server.endpoint(",'headers':{'X-A':'1'}").endpoint().id();
    Endpoint to = server.endpoint("").endpoint();
    server.database.execute(
        "update endpoints set headers_sealed = (select headers_sealed from endpoints where"
            + " endpoint_id = '%s') where endpoint_id = '%s'".formatted(from, to.id()));

    assertThatExceptionOfType(CannotOpenSecret.class).isThrownBy(() -> open(to.id()));
    assertThat(server.vault.redact(server.endpoints.get("acme", to.id())))
        .isEqualTo(new Redacted(Map.of(), null));
  }

  @Test
  void headersInThePlaceOfAuthenticationAuthenticateNothing() {
    UUID id = server.endpoint(",'headers':{'type':'bearer','token':'x'}").endpoint().id();
    server.database.execute("update endpoints set auth_sealed = headers_sealed");

    assertThat(open(id).headers())
        .extracting(HeaderLine::name)
        .containsExactlyInAnyOrder("type", "token");
  }

  private List<String> signing(UUID id) {
    return open(id).keys().stream().map(key -> key.key().reveal()).toList();
  }

  private Credentials open(UUID id) {
    TenantConfiguration configuration = server.configuration();
    Endpoint endpoint = configuration.endpoints().get(id);
    return server.vault.open(endpoint, configuration.secretsOf(endpoint));
  }
}
