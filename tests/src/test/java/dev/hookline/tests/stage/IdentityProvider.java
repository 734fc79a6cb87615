package dev.hookline.tests.stage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.hookline.launcher.StartOptions;
import dev.hookline.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * An OpenID Connect provider: discovery, authorization code flow with PKCE, key set. Whoever comes
 * to its sign-in page is already signed in there, as the person that {@link #person} says, and is
 * sent back at once or after {@link #asksFirst}. It is {@code localhost} and so another site than
 * the server, which is {@code 127.0.0.1}.
 */
public final class IdentityProvider implements AutoCloseable {
  public static final String CLIENT = "hookline portal";
  public static final String SECRET = "a secret: with/odd+signs%";

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Grant(Map<String, String> asked, ObjectNode person) {}

  private final HttpServer server;
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final Map<String, HttpHandler> instead = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final SecureRandom random = new SecureRandom();
  private final KeyPair key = TokenText.pair();
  private volatile boolean asks;
  private volatile ObjectNode person = JSON.createObjectNode();
  private volatile UnaryOperator<String> tamper = token -> token;
  private volatile UnaryOperator<ObjectNode> claims = all -> all;

  public IdentityProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    serve("/.well-known/openid-configuration", this::configuration);
    serve("/authorize", this::authorize);
    serve("/token", this::token);
    serve("/keys", this::keys);
    server.start();
  }

  public String issuer() {
    return "http://" + host();
  }

  public String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  /** A server whose operators sign in here, and whose API takes this issuer's tokens. */
  public StartOptions trustedBy(StartOptions options) {
    return options
        .with(Setting.TRUSTED_HOSTS, host())
        .with(Setting.OIDC_ISSUER, issuer())
        .with(Setting.OIDC_CLIENT_ID, CLIENT)
        .with(Setting.OIDC_CLIENT_SECRET, SECRET)
        .with(Setting.JWT_ISSUER, issuer())
        .with(Setting.JWT_AUDIENCE, "hookline-api")
        .with(Setting.JWT_JWKS_URL, issuer() + "/keys");
  }

  /** Who is signed in here from now on: claims as JSON. */
  public void person(String json) {
    person = object(json);
  }

  /** From now on people are shown a page and have to follow its link "Continue". */
  public void asksFirst() {
    asks = true;
  }

  /** From now on the claims of ID tokens are changed before they are signed. */
  public void claims(UnaryOperator<ObjectNode> change) {
    claims = change;
  }

  /** From now on signed ID tokens are changed before they are handed out. */
  public void tamper(UnaryOperator<String> change) {
    tamper = change;
  }

  /** From now on the path answers so. */
  public void answers(String path, HttpHandler handler) {
    instead.put(path, handler);
  }

  /** Everything is as it should be again. */
  public void behave() {
    instead.clear();
    claims = all -> all;
    tamper = token -> token;
  }

  /** The requests so far, such as {@code POST /token}. */
  public List<String> requests() {
    return requests;
  }

  /** A token of this issuer for the API. */
  public String apiToken(String groups) {
    long now = Instant.now().getEpochSecond();
    return sign(
        object(
            """
            {"iss": "%s", "aud": "hookline-api", "sub": "ci", "iat": %d, "exp": %d, "groups": %s}\
            """
                .formatted(issuer(), now, now + 60, groups)));
  }

  public String sign(ObjectNode all) {
    return TokenText.rs256(key, "{\"alg\":\"RS256\",\"kid\":\"k1\"}", all.toString());
  }

  public RSAPublicKey publicKey() {
    return (RSAPublicKey) key.getPublic();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(String path, HttpHandler usual) {
    server.createContext(
        path,
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + path);
          try (exchange) {
            instead.getOrDefault(path, usual).handle(exchange);
          }
        });
  }

  private void configuration(HttpExchange exchange) throws IOException {
    json(
        exchange,
        200,
        """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize",
         "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys",
         "response_types_supported": ["code"], "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["RS256"],
         "code_challenge_methods_supported": ["S256"]}\
        """
            .formatted(issuer()));
  }

  private void keys(HttpExchange exchange) throws IOException {
    ObjectNode jwk = JSON.createObjectNode();
    jwk.put("kty", "RSA").put("kid", "k1").put("use", "sig").put("alg", "RS256");
    jwk.put("n", TokenText.base64(publicKey().getModulus().toByteArray()));
    jwk.put("e", TokenText.base64(publicKey().getPublicExponent().toByteArray()));
    ArrayNode all = JSON.createArrayNode().add(jwk);
    json(exchange, 200, JSON.createObjectNode().set("keys", all).toString());
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
    if (asks && !asked.containsKey("yes")) {
      String on = exchange.getRequestURI().toString().replace("&", "&amp;") + "&amp;yes=1";
      String link = "<link rel=icon href='data:,'><a href='" + on + "'>Continue</a>";
      answer(exchange, 200, "text/html", "<!doctype html><title>Provider</title>" + link);
      return;
    }
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String code = TokenText.base64(bytes);
    codes.put(code, new Grant(asked, person));
    exchange
        .getResponseHeaders()
        .set(
            "Location",
            asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    exchange.sendResponseHeaders(302, -1);
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (!credential().equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      json(exchange, 401, "{\"error\":\"invalid_client\"}");
      return;
    }
    Grant grant = codes.remove(form.getOrDefault("code", ""));
    if (grant == null
        || !"authorization_code".equals(form.get("grant_type"))
        || !"S256".equals(grant.asked.get("code_challenge_method"))
        || !grant.asked.get("code_challenge").equals(challenge(form.get("code_verifier")))
        || !grant.asked.get("redirect_uri").equals(form.get("redirect_uri"))) {
      json(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    long now = Instant.now().getEpochSecond();
    ObjectNode all = grant.person.deepCopy();
    all.put("iss", issuer()).put("aud", CLIENT).put("nonce", grant.asked.get("nonce"));
    all.put("iat", now).put("exp", now + 60);
    String token = tamper.apply(sign(claims.apply(all)));
    json(
        exchange,
        200,
        "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
  }

  /** Answers JSON. */
  public static void json(HttpExchange exchange, int status, String text) throws IOException {
    answer(exchange, status, "application/json", text);
  }

  public static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  public static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String credential() {
    String both = "hookline+portal:a+secret%3A+with%2Fodd%2Bsigns%25";
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.US_ASCII));
  }

  private static String challenge(String verifier) {
    try {
      byte[] bytes = String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII);
      return TokenText.base64(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> found = new HashMap<>();
    for (String field : form.split("&")) {
      String[] parts = field.split("=", 2);
      found.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return found;
  }
}
