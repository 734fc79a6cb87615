package dev.hookline.delivery.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.jose.BadToken;
import dev.hookline.delivery.jose.StrictJson;
import dev.hookline.transport.fetch.Fetched;
import dev.hookline.transport.fetch.Fetcher;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives the provider a code and gets an ID token. */
record CodeExchange(Client client, Fetcher fetcher) {
  private static final int LONGEST_TOKEN = 65_536; // of some people the groups are many

  /** What came of it. */
  sealed interface Result {
    /** An ID token that nobody has looked at. */
    record Token(String text) implements Result {
      @Override
      public String toString() {
        return "Token[]";
      }
    }

    /** The provider does not take the code. */
    record Denied(String error) implements Result {}

    /** No such answer came. */
    record Failed(String why) implements Result {}
  }

  Result exchange(Provider provider, String code, String verifier) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", client.returnUrl());
    form.put("code_verifier", verifier);
    String authorization = null;
    if (client.secret().isEmpty() || provider.secretInForm()) {
      form.put("client_id", client.id());
      if (!client.secret().isEmpty()) {
        form.put("client_secret", client.secret());
      }
    } else {
      // RFC 6749, section 2.3.1: both are form-encoded before they are joined.
      String both = encode(client.id()) + ':' + encode(client.secret());
      authorization =
          "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }
    return switch (fetcher.post(provider.token(), form, authorization)) {
      case Fetched.Failed failed -> new Result.Failed(failed.why());
      case Fetched.Json json -> read(json);
    };
  }

  private static Result read(Fetched.Json json) {
    try {
      JsonNode answer = StrictJson.object(json.body());
      if (!json.ok()) {
        return json.status() >= 500
            ? new Result.Failed("it answered " + json.status())
            : new Result.Denied(answer.path("error").asText("no reason"));
      }
      String token = answer.path("id_token").asText();
      return token.isEmpty() || token.length() > LONGEST_TOKEN
          ? new Result.Failed("its answer holds no ID token of at most " + LONGEST_TOKEN + " bytes")
          : new Result.Token(token);
    } catch (BadToken bad) {
      return new Result.Failed(bad.getMessage());
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
