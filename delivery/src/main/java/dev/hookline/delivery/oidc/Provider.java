package dev.hookline.delivery.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.jose.BadToken;
import dev.hookline.delivery.jose.StrictJson;
import dev.hookline.transport.fetch.Fetcher;

/**
 * Where the provider does what, as its configuration says.
 *
 * @param authorization where browsers are sent
 * @param token where codes are exchanged
 * @param keys where its keys are
 * @param secretInForm whether the client's secret goes into the form: only where the provider does
 *     not take it in the header
 * @param namesItself whether the browser comes back with its name (RFC 9207)
 */
record Provider(
    String authorization, String token, String keys, boolean secretInForm, boolean namesItself) {
  /**
   * Reads the provider's configuration.
   *
   * @throws BadToken if it is that of another issuer, or names an address that must not be used
   */
  static Provider parse(String text, String issuer, Fetcher fetcher) throws BadToken {
    JsonNode all = StrictJson.object(text);
    // Somebody who can answer in the provider's place must not speak for another one.
    if (!all.path("issuer").asText().equals(issuer)) {
      throw new BadToken("it is the configuration of another issuer");
    }
    JsonNode methods = all.path("token_endpoint_auth_methods_supported");
    return new Provider(
        address(all, "authorization_endpoint", fetcher),
        address(all, "token_endpoint", fetcher),
        address(all, "jwks_uri", fetcher),
        holds(methods, "client_secret_post") && !holds(methods, "client_secret_basic"),
        all.path("authorization_response_iss_parameter_supported").asBoolean(false));
  }

  private static String address(JsonNode all, String member, Fetcher fetcher) throws BadToken {
    String url = all.path(member).asText();
    if (fetcher.refusal(url).isPresent()) {
      throw new BadToken(member + ": " + fetcher.refusal(url).get());
    }
    return url;
  }

  private static boolean holds(JsonNode list, String word) {
    for (JsonNode each : list) {
      if (each.asText().equals(word)) {
        return true;
      }
    }
    return false;
  }
}
