package dev.hookline.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  @ParameterizedTest
  @ValueSource(strings = {"Bearer k", "bearer k", "BEARER   k "})
  void aBearerIsTheCredential(String authorization) {
    assertThat(Credentials.of(Map.of("Authorization", authorization)::get)).isEqualTo("k");
  }

  @Test
  void theKeyMayHaveAHeaderOfItsOwn() {
    assertThat(Credentials.of(Map.of("X-Api-Key", " k ")::get)).isEqualTo("k");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "k", "Bearer", "Bearer ", "Basic eDp5"})
  void anotherSchemeIsNoCredentialEvenBesideAKey(String authorization) {
    Map<String, String> headers = Map.of("Authorization", authorization, "X-Api-Key", "k");
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> Credentials.of(headers::get))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.UNAUTHENTICATED));
  }
}
