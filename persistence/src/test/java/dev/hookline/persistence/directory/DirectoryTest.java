package dev.hookline.persistence.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.persistence.access.Tenant;
import dev.hookline.persistence.access.TenantRegister;
import dev.hookline.persistence.fixture.TestDatabase;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.work.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DirectoryTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
  private static final Limits LIMITS = new Limits(15_000, 10, 128, null, false);
  private static final Uuid7 IDS = new Uuid7(Clock.systemUTC());

  private static TestDatabase database;
  private static UnitOfWork work;

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
    work = database.work();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void anEndpointComesBackAsItWasStored() {
    String tenant = tenant();
    Endpoint made = endpoint(tenant);
    made.describe("orders");
    made.speak(EndpointType.SLACK);
    made.limit(new Limits(1_000, 3, 7, 50, true));
    made.retryAfter(List.of(0, 5, 60));
    made.sealHeaders(new byte[] {1, 2});
    made.disable("answered 410", NOW);
    store(made);

    Endpoint read = find(tenant, made).orElseThrow();

    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes("_persistence.*")
        .isEqualTo(made);
    assertThat(read.retrySchedule()).containsExactly(0, 5, 60);
    assertThat(read.disabledReason()).contains("answered 410");
    assertThat(database.query("select type from endpoints where endpoint_id = '" + made.id() + "'"))
        .isEqualTo("slack");
  }

  @Test
  void aChangeOfAStoredEndpointIsKept() {
    String tenant = tenant();
    Endpoint made = store(endpoint(tenant));

    work.write(
        s -> {
          Endpoint endpoint = new EndpointRegister(s).forChange(tenant, made.id()).orElseThrow();
          endpoint.pause();
          endpoint.moveTo("https://other.example/hook");
          return null;
        });

    Endpoint read = find(tenant, made).orElseThrow();
    assertThat(read.paused()).isTrue();
    assertThat(read.url()).isEqualTo("https://other.example/hook");
  }

  @Test
  void anotherTenantDoesNotSeeTheEndpoint() {
    Endpoint made = store(endpoint(tenant()));

    assertThat(find(tenant(), made)).isEmpty();
  }

  @Test
  void workThatThrowsChangesNothing() {
    String tenant = tenant();
    Endpoint made = endpoint(tenant);

    assertThatThrownBy(
            () ->
                work.write(
                    s -> {
                      new EndpointRegister(s).add(made);
                      throw new IllegalArgumentException("no");
                    }))
        .hasMessage("no");

    assertThat(find(tenant, made)).isEmpty();
  }

  @Test
  void aListGoesOnWhereItsCursorSays() {
    String tenant = tenant();
    List<UUID> made =
        List.of(store(endpoint(tenant)), store(endpoint(tenant)), store(endpoint(tenant))).stream()
            .map(Endpoint::id)
            .toList();

    List<Endpoint> first = work.read(s -> new EndpointRegister(s).ofTenant(tenant, null, 2));
    List<Endpoint> second =
        work.read(s -> new EndpointRegister(s).ofTenant(tenant, made.get(1), 2));

    assertThat(first).extracting(Endpoint::id).containsExactly(made.get(2), made.get(1));
    assertThat(second).extracting(Endpoint::id).containsExactly(made.get(0));
  }

  @Test
  void theConfigurationOfATenantIsWholeAndItsOwn() {
    String tenant = tenant();
    Endpoint endpoint = store(endpoint(tenant));
    EndpointSecret old = new EndpointSecret(IDS.next(), endpoint, new byte[] {1}, NOW);
    old.retire(NOW.plusSeconds(60));
    EndpointSecret current =
        new EndpointSecret(IDS.next(), endpoint, new byte[] {2}, NOW.plusSeconds(1));
    Subscription subscription = new Subscription(IDS.next(), endpoint, "order.*", NOW);
    subscription.only("{\"eq\":\"payload.a\",\"value\":1}");
    work.write(
        s -> {
          new EndpointRegister(s).add(old);
          new EndpointRegister(s).add(current);
          new SubscriptionRegister(s).add(subscription);
          return null;
        });
    store(endpoint(tenant()));

    TenantConfiguration loaded = new TenantConfigurations(work).load(tenant);

    assertThat(loaded.endpoints()).containsOnlyKeys(endpoint.id());
    assertThat(loaded.secretsOf(endpoint))
        .extracting(EndpointSecret::id)
        .containsExactly(current.id(), old.id());
    assertThat(loaded.secretsOf(endpoint).get(1).liveAt(NOW.plusSeconds(59))).isTrue();
    assertThat(loaded.secretsOf(endpoint).get(1).liveAt(NOW.plusSeconds(60))).isFalse();
    assertThat(loaded.subscriptions())
        .extracting(Subscription::topicPattern)
        .containsExactly("order.*");
  }

  @Test
  void removingAnEndpointRemovesItsSecretsAndSubscriptions() {
    String tenant = tenant();
    Endpoint endpoint = store(endpoint(tenant));
    work.write(
        s -> {
          new EndpointRegister(s).add(new EndpointSecret(IDS.next(), endpoint, new byte[1], NOW));
          new SubscriptionRegister(s).add(new Subscription(IDS.next(), endpoint, "#", NOW));
          return null;
        });

    work.write(
        s -> {
          EndpointRegister register = new EndpointRegister(s);
          register.remove(register.forChange(tenant, endpoint.id()).orElseThrow());
          return null;
        });

    TenantConfiguration loaded = new TenantConfigurations(work).load(tenant);
    assertThat(loaded.endpoints()).isEmpty();
    assertThat(loaded.secrets()).isEmpty();
    assertThat(loaded.subscriptions()).isEmpty();
  }

  private static String tenant() {
    String id = "t-" + IDS.next();
    work.write(s -> new TenantRegister(s).add(new Tenant(id, id, NOW)));
    return id;
  }

  private static Endpoint endpoint(String tenant) {
    Endpoint endpoint = new Endpoint(IDS.next(), tenant, LIMITS, NOW);
    endpoint.moveTo("https://receiver.example/hook");
    return endpoint;
  }

  private static Optional<Endpoint> find(String tenant, Endpoint made) {
    return work.read(s -> new EndpointRegister(s).find(tenant, made.id()));
  }

  private static Endpoint store(Endpoint endpoint) {
    return work.write(
        s -> {
          new EndpointRegister(s).add(endpoint);
          return endpoint;
        });
  }
}
