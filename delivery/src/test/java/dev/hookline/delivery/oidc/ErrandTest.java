package dev.hookline.delivery.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.HandClock;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrandTest {
  private static final Instant NOW = new HandClock().instant();

  private final Errand errand = Errand.begin(new SecureRandom(), NOW, "/events?q=ü");

  @Test
  void theCookieSaysAllThatTheSecondHalfNeeds() {
    assertThat(Errand.of(errand.cookie(), NOW.plusSeconds(599))).contains(errand);
    assertThat(errand.hasState(errand.state())).isTrue();
    assertThat(errand.hasState(errand.nonce())).isFalse();
    assertThat(errand.hasState(null)).isFalse();
    assertThat(
            Set.of(
                errand.secret(),
                errand.state(),
                errand.nonce(),
                errand.verifier(),
                errand.challenge()))
        .hasSize(5);
    assertThat(errand.verifier()).hasSizeGreaterThanOrEqualTo(43);
    assertThat(errand.toString()).doesNotContain(errand.secret());
  }

  @Test
  void afterTenMinutesItIsTooLate() {
    assertThat(Errand.of(errand.cookie(), NOW.plusSeconds(600))).isEmpty();
    assertThat(Errand.of(errand.cookie(), NOW.minusSeconds(1))).isEmpty();
  }

  @Test
  void twoErrandsHaveNothingInCommon() {
    Errand other = Errand.begin(new SecureRandom(), NOW, "/events?q=ü");
    assertThat(other.hasState(errand.state())).isFalse();
    assertThat(other.verifier()).isNotEqualTo(errand.verifier());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.1.b", "a", "..", "%00"})
  void whatIsNoCookieOfOursIsNone(String cookie) {
    assertThat(Errand.of(cookie, NOW)).isEmpty();
    assertThat(Errand.of(null, NOW)).isEmpty();
  }

  @Test
  void aPageTooLongToRememberIsForgotten() {
    assertThat(Errand.begin(new SecureRandom(), NOW, "/" + "a".repeat(1_000)).next()).isEmpty();
    assertThat(Errand.begin(new SecureRandom(), NOW, null).next()).isEmpty();
  }
}
