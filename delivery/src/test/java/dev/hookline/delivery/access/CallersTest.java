package dev.hookline.delivery.access;

import static dev.hookline.delivery.access.AccessFixture.ADMIN_KEY;
import static dev.hookline.delivery.access.AccessFixture.API_KEY;
import static dev.hookline.delivery.access.AccessFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CallersTest {
  private static final String TOKEN = "service-token-of-the-backend";

  private final AccessFixture server = new AccessFixture();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theSeededKeyWorksForItsTenantAndIsNoAdmin() {
    Caller caller = server.seed().callers().authenticate(API_KEY, null);

    assertThat(caller.tenantId()).isEqualTo("default");
    assertThat(caller.operator()).isFalse();
    caller.require(Scope.EVENTS_PUBLISH);
    assertRefused(Reason.INSUFFICIENT_SCOPE, () -> caller.require(Scope.ADMIN));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"x", "seeded-api-key-of-the-first-tenanT", "hl_"})
  void aWrongCredentialIsRefused(String credential) {
    Callers callers = server.seed().callers();

    assertRefused(Reason.UNAUTHENTICATED, () -> callers.authenticate(credential, null));
  }

  @Test
  void theOperatorWorksForTheTenantItNamesAndByDefaultForTheFirst() {
    Callers callers = server.seed().callers();
    server.tenant("acme");

    assertThat(callers.authenticate(ADMIN_KEY, null).tenantId()).isEqualTo("default");
    assertThat(callers.authenticate(ADMIN_KEY, "acme").tenantId()).isEqualTo("acme");
    assertThat(callers.authenticate(ADMIN_KEY, "acme").operator()).isTrue();
    assertRefused(Reason.NOT_FOUND, () -> callers.authenticate(ADMIN_KEY, "nobody"));
  }

  @Test
  void aTenantsKeyCannotNameAnotherTenant() {
    Callers callers = server.seed().callers();
    server.tenant("acme");

    assertThat(callers.authenticate(API_KEY, "default").tenantId()).isEqualTo("default");
    assertRefused(Reason.NOT_FOUND, () -> callers.authenticate(API_KEY, "acme"));
  }

  @Test
  void anExpiredKeyIsRefusedAlthoughItIsRemembered() {
    Callers callers = server.seed().callers();
    long end = server.clock.millis() + 60_000;
    NewKey key =
        server
            .keys(callers)
            .create("default", json("{'scopes':['events.read'],'expires_at_ms':" + end + "}"));
    callers.authenticate(key.text().reveal(), null);

    server.clock.advance(Duration.ofMillis(59_999));
    callers.authenticate(key.text().reveal(), null);
    server.clock.advance(Duration.ofMillis(1));

    assertRefused(Reason.UNAUTHENTICATED, () -> callers.authenticate(key.text().reveal(), null));
  }

  @Test
  void aKeyRevokedHereIsRefusedAtOnce() {
    Callers callers = server.seed().callers();
    UUID id = callers.authenticate(API_KEY, null).keyId();

    server.keys(callers).revoke("default", id);

    assertRefused(Reason.UNAUTHENTICATED, () -> callers.authenticate(API_KEY, null));
  }

  @Test
  void aKeyRevokedOnAnotherNodeIsRefusedOnceTheNewsArrives() {
    Callers callers = server.seed().callers();
    UUID id = callers.authenticate(API_KEY, null).keyId();
    server.keys(server.callers()).revoke("default", id);
    callers.authenticate(API_KEY, null);

    callers.listener().changed("api_keys", "default");

    assertRefused(Reason.UNAUTHENTICATED, () -> callers.authenticate(API_KEY, null));
  }

  @Test
  void theServiceTokenWorksForTheTenantItNames() {
    Callers callers = inServiceMode().seed().callers();
    server.tenant("acme");

    Caller caller = callers.authenticate(TOKEN, "acme");

    assertThat(caller.tenantId()).isEqualTo("acme");
    assertThat(caller.operator()).isFalse();
    caller.require(Scope.ENDPOINTS_WRITE);
    assertRefused(Reason.INSUFFICIENT_SCOPE, () -> caller.require(Scope.ADMIN));
    assertRefused(Reason.INVALID_REQUEST, () -> callers.authenticate(TOKEN, null));
    assertRefused(Reason.NOT_FOUND, () -> callers.authenticate(TOKEN, "nobody"));
  }

  @Test
  void besideTheServiceTokenOnlyTheOperatorsKeyCounts() {
    Callers callers = inServiceMode().seed().callers();

    assertThat(callers.authenticate(ADMIN_KEY, null).operator()).isTrue();
    assertRefused(Reason.UNAUTHENTICATED, () -> callers.authenticate(API_KEY, null));
  }

  @Test
  void theServiceTokenIsNothingInTheOtherMode() {
    Callers callers = server.with("HL_SERVICE_TOKEN", TOKEN).seed().callers();

    assertRefused(Reason.UNAUTHENTICATED, () -> callers.authenticate(TOKEN, "default"));
  }

  @Test
  void aShortServiceTokenStopsTheStart() {
    server.with("HL_AUTH_MODE", "service_token").with("HL_SERVICE_TOKEN", "short");

    assertThatIllegalStateException()
        .isThrownBy(server::callers)
        .withMessageContaining("HL_SERVICE_TOKEN");
  }

  private AccessFixture inServiceMode() {
    return server.with("HL_AUTH_MODE", "service_token").with("HL_SERVICE_TOKEN", TOKEN);
  }

  private static void assertRefused(Reason reason, Runnable call) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(call::run)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
