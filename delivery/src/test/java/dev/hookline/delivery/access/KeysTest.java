package dev.hookline.delivery.access;

import static dev.hookline.delivery.access.AccessFixture.API_KEY;
import static dev.hookline.delivery.access.AccessFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.access.ApiKey;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  private final AccessFixture server = new AccessFixture();
  private Callers callers;
  private Keys keys;

  @BeforeEach
  void open() {
    server.seed().tenant("acme");
    callers = server.callers();
    keys = server.keys(callers);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aNewKeyDoesWhatItsScopesSay() {
    NewKey made = keys.create("acme", json("{'scopes':['events.publish'],'name':'shop'}"));

    Caller caller = callers.authenticate(made.text().reveal(), null);

    assertThat(caller.tenantId()).isEqualTo("acme");
    assertThat(caller.scopes()).containsExactly(Scope.EVENTS_PUBLISH);
    assertThat(made.text().reveal()).matches("hl_[A-Za-z0-9_-]{43}");
    assertThat(made.key().prefix()).isEqualTo(made.text().reveal().substring(0, 10));
    assertThat(made.text().toString()).isEqualTo(made.key().prefix() + "…");
  }

  @Test
  void theDatabaseHoldsOnlyTheHash() {
    String text = keys.create("acme", json("{'scopes':['admin']}")).text().reveal();

    assertThat(server.database.query("select string_agg(k::text, ' ') from api_keys k"))
        .contains(text.substring(0, 10))
        .doesNotContain(text.substring(10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'scopes':[]}",
        "{'scopes':['everything']}",
        "{'scopes':'admin'}",
        "{'scopes':['admin'],'name':7}",
        "{'scopes':['admin'],'name':'seed'}",
        "{'scopes':['admin'],'expires_at_ms':1}",
        "{'scopes':['admin'],'expires_at_ms':'tomorrow'}",
        "[]"
      })
  void aMalformedRequestIsRefused(String body) {
    assertRefused(Reason.INVALID_REQUEST, () -> keys.create("acme", json(body)));
  }

  @Test
  void rotationLetsBothKeysWorkDuringTheOverlap() {
    NewKey old = keys.create("acme", json("{'scopes':['events.read']}"));

    NewKey successor = keys.rotate("acme", old.key().id(), json("{'overlap_seconds':60}"));

    callers.authenticate(old.text().reveal(), null);
    assertThat(callers.authenticate(successor.text().reveal(), null).scopes())
        .containsExactly(Scope.EVENTS_READ);
    server.clock.advance(Duration.ofSeconds(60));
    assertRefused(Reason.UNAUTHENTICATED, () -> callers.authenticate(old.text().reveal(), null));
    callers.authenticate(successor.text().reveal(), null);
    assertThat(keys.get("acme", old.key().id()).rotatedTo()).contains(successor.key().id());
  }

  @Test
  void withoutOverlapTheOldKeyEndsAtOnce() {
    NewKey old = keys.create("acme", json("{'scopes':['events.read']}"));

    keys.rotate("acme", old.key().id(), json("{'overlap_seconds':0}"));

    assertRefused(Reason.UNAUTHENTICATED, () -> callers.authenticate(old.text().reveal(), null));
  }

  @Test
  void theSuccessorLivesAsLongAsTheOldKeyWasMadeFor() {
    long end = server.clock.millis() + Duration.ofDays(90).toMillis();
    NewKey old =
        keys.create("acme", json("{'scopes':['events.read'],'expires_at_ms':" + end + "}"));
    server.clock.advance(Duration.ofDays(80));

    NewKey successor = keys.rotate("acme", old.key().id(), null);

    assertThat(successor.key().expiresAt())
        .contains(server.clock.instant().plus(Duration.ofDays(90)));
  }

  @Test
  void aKeyIsRotatedOnceAndNotAfterItsEnd() {
    UUID rotated = keys.create("acme", json("{'scopes':['admin']}")).key().id();
    keys.rotate("acme", rotated, null);
    UUID revoked = keys.create("acme", json("{'scopes':['admin']}")).key().id();
    keys.revoke("acme", revoked);

    assertRefused(Reason.CONFLICT, () -> keys.rotate("acme", rotated, null));
    assertRefused(Reason.CONFLICT, () -> keys.rotate("acme", revoked, null));
  }

  @Test
  void anotherTenantsKeyDoesNotExist() {
    UUID id = keys.create("acme", json("{'scopes':['admin']}")).key().id();

    assertRefused(Reason.NOT_FOUND, () -> keys.get("default", id));
    assertRefused(Reason.NOT_FOUND, () -> keys.revoke("default", id));
    assertRefused(Reason.NOT_FOUND, () -> keys.rotate("default", id, null));
    assertThat(keys.list("default", null, 10)).extracting(ApiKey::id).doesNotContain(id);
  }

  @Test
  void theSuccessorOfASeededKeySurvivesTheNextStart() {
    UUID seeded = callers.authenticate(API_KEY, null).keyId();
    String successor = keys.rotate("default", seeded, null).text().reveal();

    server.seed();

    assertThat(server.callers().authenticate(successor, null).tenantId()).isEqualTo("default");
  }

  private static void assertRefused(Reason reason, Runnable call) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(call::run)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
