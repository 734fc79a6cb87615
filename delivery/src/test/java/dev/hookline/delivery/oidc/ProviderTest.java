package dev.hookline.delivery.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.jose.BadToken;
import dev.hookline.settings.Authorities;
import dev.hookline.settings.HostPort;
import dev.hookline.transport.fetch.Fetcher;
import dev.hookline.transport.http.HttpFetcher;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderTest {
  private static final String GOOD =
      """
      {"issuer": "https://id.example.com", "jwks_uri": "https://keys.example.com/",
       "authorization_endpoint": "https://id.example.com/authorize?tenant=1",
       "token_endpoint": "http://internal:8080/token"}\
      """;

  private final Fetcher fetcher =
      HttpFetcher.trusting(List.of(HostPort.of("internal:8080")), Authorities.NONE);

  @AfterEach
  void close() {
    fetcher.close();
  }

  @Test
  void aConfigurationSaysWhereTheProviderDoesWhat() throws BadToken {
    Provider provider = parse(GOOD);
    assertThat(provider)
        .isEqualTo(
            new Provider(
                "https://id.example.com/authorize?tenant=1",
                "http://internal:8080/token",
                "https://keys.example.com/",
                false,
                false));
  }

  @Test
  void theSecretGoesIntoTheFormOnlyWhereTheHeaderIsNotTaken() throws BadToken {
    assertThat(parse(with("[\"client_secret_post\"]")).secretInForm()).isTrue();
    assertThat(parse(with("[\"client_secret_post\",\"client_secret_basic\"]")).secretInForm())
        .isFalse();
    assertThat(parse(with("[\"none\"]")).secretInForm()).isFalse();
  }

  @Test
  void itMaySayThatItNamesItselfInEveryAnswer() throws BadToken {
    String says = "{\"authorization_response_iss_parameter_supported\":true,";
    assertThat(parse(GOOD.replace("{", says)).namesItself()).isTrue();
  }

  @Test
  void theConfigurationOfAnotherIssuerIsRefused() {
    assertBad(GOOD.replace("\"https://id.example.com\"", "\"https://id.example.com/\""));
    assertBad(GOOD.replace("\"issuer\"", "\"issuers\""));
    assertBad(GOOD.replace("{", "{\"issuer\":\"https://id.example.com\","));
    assertBad("[]");
    assertBad("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorization_endpoint\": \"javascript:alert(1)",
        "authorization_endpoint\": \"http://id.example.com/",
        "token_endpoint\": \"http://internal:8081/token",
        "token_endpoint\": \"file:///etc/passwd",
        "token_endpoint\": \"",
        "jwks_uri\": \"http://169.254.169.254/",
        "jwks_uri\": \"ftp://id.example.com/"
      })
  void anAddressThatMustNotBeUsedIsRefused(String member) {
    String name = member.substring(0, member.indexOf('"'));
    assertBad(GOOD.replaceAll(name + "\": \"[^\"]*", member));
  }

  private Provider parse(String text) throws BadToken {
    return Provider.parse(text, "https://id.example.com", fetcher);
  }

  private static String with(String methods) {
    return GOOD.replace("{", "{\"token_endpoint_auth_methods_supported\":" + methods + ",");
  }

  private void assertBad(String text) {
    assertThatExceptionOfType(BadToken.class).isThrownBy(() -> parse(text));
  }
}
