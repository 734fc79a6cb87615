package dev.hookline.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpHandler;
import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.IdentityProvider;
import dev.hookline.tests.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server with a provider of its own: signing in to the portal, and tokens for the API. */
class IdentityProviderTest {
  private static final String RETURN = "/admin/sign-in/oidc/return";
  private static IdentityProvider provider;
  private static Stage stage;
  private static int people;

  @BeforeAll
  static void open() {
    provider = new IdentityProvider();
    stage = Stage.start(provider::trustedBy);
  }

  @AfterEach
  void behave() {
    provider.behave();
  }

  @AfterAll
  static void close() {
    stage.close();
    provider.close();
  }

  @Test
  void whoeverTheProviderVouchesForIsSignedInAndBackAtThePageAskedFor() {
    String name = person("[\"staff\",\"operator\"]");
    Traveller browser = browser();
    assertThat(browser.portal("/admin/sign-in?next=/events").body())
        .contains("/admin/sign-in/oidc?next=/events", "identity provider");

    String url = browser.away("/admin/sign-in/oidc?next=/events");
    assertThat(url)
        .startsWith(provider.issuer() + "/authorize?response_type=code&client_id=hookline+portal&")
        .contains("&code_challenge_method=S256", "scope=openid+profile+email");
    assertThat(browser.attributes.get("hl_oidc")).contains("HttpOnly", "SameSite=Lax", "/admin");
    Traveller.Step back = browser.portal(Traveller.there(url));

    assertThat(back.status()).as(back.body()).isEqualTo(200);
    assertThat(back.refresh()).isEqualTo("0; url=/admin/events");
    assertThat(browser.cookies).containsKey("hl_session").doesNotContainKey("hl_oidc");
    assertThat(browser.attributes.get("hl_session")).contains("HttpOnly", "SameSite=Strict");
    assertThat(browser.signedInAs().orElseThrow()).contains(name, ">identity provider<");
    assertThat(entries("operator.signed_in", name)).hasSize(1);
    assertThat(stage.rows().one("select source || role from operators where name = '" + name + "'"))
        .isEqualTo("oidcoperator");
  }

  @Test
  void theRoleIsWhatTheProviderSaysAtEachSignIn() {
    String name = person("\"admin\"");
    Traveller browser = browser();
    browser.signIn();
    assertThat(browser.signedInAs().orElseThrow()).contains("Add an operator");

    provider.person(claims(name, "[\"viewer\"]"));
    assertThat(browser().signIn().status()).isEqualTo(200);
    assertThat(browser.signedInAs().orElseThrow()).doesNotContain("Add an operator");

    provider.person(claims(name, "[\"staff\"]"));
    Traveller.Step refused = browser().signIn();
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("gives you no role here");
    assertThat(browser.signedInAs()).as("the sessions from before have ended").isEmpty();
    assertThat(entries("operator.sign_in_refused", name)).hasSize(1);
  }

  @Test
  void theNameOfALocalOperatorIsNotTakenOverAndThereIsNoPassword() {
    Traveller browser = browser();
    provider.person(claims("admin", "\"admin\""));
    Traveller.Step refused = browser.signIn();
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("belongs to another operator");
    assertThat(browser.cookies).doesNotContainKey("hl_session");

    String name = person("\"admin\"");
    browser().signIn().body();
    Visit visit = Visit.by(stage);
    for (String password : new String[] {"", name, Visit.PASSWORD}) {
      assertThat(visit.signIn(name, password).status()).isEqualTo(403);
    }
    String id = stage.rows().one("select operator_id from operators where name = '" + name + "'");
    String path = "/v1/admin/operators/opr_" + id.replace("-", "");
    Api admin = stage.operator();
    assertThat(admin.get(path).expect(200).text("source")).isEqualTo("oidc");
    admin.post(path + "/password").expectProblem(409, "CONFLICT");
    admin.patch(path, "{\"role\":\"viewer\"}").expectProblem(409, "CONFLICT");
    admin.patch(path, "{\"disabled\":true}").expect(200);
    assertThat(browser().signIn().body()).contains("disabled you");
  }

  @Test
  void noForgedOrMisdirectedIdTokenOpensThePortal() {
    Map<String, UnaryOperator<ObjectNode>> signed = Forgeries.ofClaims(provider);
    Map<String, UnaryOperator<String>> tampered = Forgeries.ofTokens(provider);
    List<String> through = new ArrayList<>();
    signed.forEach(
        (what, change) -> {
          person("\"admin\"");
          provider.claims(change);
          attempt(what, through);
          provider.behave();
        });
    tampered.forEach(
        (what, change) -> {
          person("\"admin\"");
          provider.tamper(change);
          attempt(what, through);
          provider.behave();
        });
    assertThat(through).isEmpty();
    assertThat(signed.size() + tampered.size()).isEqualTo(32);
    assertThat(browser().signIn().status()).as("the same without any change").isEqualTo(200);
  }

  @Test
  void onlyTheBrowserThatBeganEndsASignInAndOnlyOnce() {
    person("\"admin\"");
    long before = exchanges();
    Traveller victim = browser();
    Traveller attacker = browser();
    String mine = Traveller.there(attacker.away());
    String theirs = victim.away();
    assertStale(victim.portal(mine), "the attacker's code in the victim's browser");
    assertStale(browser().portal(mine), "no cookie");
    assertThat(exchanges()).as("for neither was the provider asked").isEqualTo(before);
    assertThat(victim.portal(Traveller.there(theirs)).status()).as("still good").isEqualTo(200);

    assertStale(step(back -> back.replaceAll("state=[^&]+", "state=x")), "state");
    assertStale(step(back -> back.replaceAll("&state=[^&]+", "")), "no state");
    assertStale(step(back -> back.replaceAll("state=[^&]+", "state=")), "empty");

    Traveller browser = browser();
    String url = browser.away();
    String cookie = browser.cookies.get("hl_oidc");
    String back = Traveller.there(url);
    assertThat(browser.portal(back).status()).isEqualTo(200);
    assertStale(browser.portal(back), "again: the cookie is gone");
    Traveller thief = browser();
    thief.cookies.put("hl_oidc", cookie);
    assertDenied(thief.portal(back), "again with the cookie: the provider takes a code once");

    Traveller old = browser();
    String late = Traveller.there(old.away());
    String[] parts = old.cookies.get("hl_oidc").split("\\.", -1);
    long began = Long.parseLong(parts[1]) - Duration.ofMinutes(11).toMillis();
    old.cookies.put("hl_oidc", parts[0] + "." + began + "." + parts[2]);
    assertStale(old.portal(late), "after more than ten minutes");

    assertDenied(step(to -> to.replaceAll("code=[^&]+", "code=made-up")), "code");
    assertDenied(step(to -> to.replaceAll("code=[^&]+&", "")), "no code");
    assertThat(step(to -> to + "&iss=http://evil.example").status())
        .as("the answer of another provider")
        .isEqualTo(403);
    Traveller swapped = browser();
    String other = Traveller.there(browser().away()).replaceAll(".*code=([^&]+).*", "$1");
    String own = Traveller.there(swapped.away()).replaceAll("code=[^&]+", "code=" + other);
    assertDenied(swapped.portal(own), "a code of another sign-in: the verifier does not fit");
  }

  @Test
  void whatTheProviderSaysIsTextAndOnlyForWhoBegan() {
    String words = "&error=access_denied&error_description=%3Cscript%3Ealert(1)%3C/script%3E%0A";
    Traveller.Step denied = step(back -> back + words);
    assertThat(denied.status()).isEqualTo(403);
    assertThat(denied.body())
        .contains("access_denied: &lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>alert");
    assertThat(browser().portal(RETURN + "?state=x" + words).body()).doesNotContain("access_den");
  }

  @Test
  void aSignInNeverLeadsToAnotherSite() {
    person("\"viewer\"");
    for (String page :
        new String[] {"//evil.example/", "https://evil.example", "/\\evil.example", "%0Aa:b", ""}) {
      Traveller browser = browser();
      String url = browser.away("/admin/sign-in/oidc?next=" + page.replace("\\", "%5C"));
      assertThat(url).startsWith(provider.issuer() + "/authorize?");
      assertThat(browser.portal(Traveller.there(url)).refresh())
          .isEqualTo("0; url=/admin/overview");
    }
  }

  @Test
  void aProviderThatFailsLiesOrRedirectsSignsNobodyInAndHoldsNobodyUp() {
    CountDownLatch over = new CountDownLatch(1);
    Map<String, HttpHandler> odd = new LinkedHashMap<>();
    odd.put("500", exchange -> IdentityProvider.json(exchange, 500, "{}"));
    odd.put("HTML", exchange -> IdentityProvider.answer(exchange, 200, "text/html", "<html>"));
    odd.put("no JSON", exchange -> IdentityProvider.json(exchange, 200, "<html>"));
    odd.put("a list", exchange -> IdentityProvider.json(exchange, 200, "[]"));
    odd.put("no token", exchange -> IdentityProvider.json(exchange, 200, "{}"));
    odd.put("huge", exchange -> IdentityProvider.json(exchange, 200, " ".repeat(300_000) + "{}"));
    odd.put(
        "a redirect",
        exchange -> {
          exchange.getResponseHeaders().set("Location", provider.issuer() + "/elsewhere");
          exchange.sendResponseHeaders(307, -1);
        });
    odd.put("a hang-up", exchange -> exchange.close());
    odd.put("silence", exchange -> await(over));
    long begun = System.nanoTime();
    odd.forEach(
        (what, handler) -> {
          person("\"admin\"");
          provider.answers("/token", handler);
          Traveller browser = browser();
          assertThat(browser.signIn().status()).as(what).isEqualTo(502);
          assertThat(browser.cookies).as(what).doesNotContainKey("hl_session");
        });
    over.countDown();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    assertThat(provider.requests()).doesNotContain("GET /elsewhere", "POST /elsewhere");
    provider.behave();
    assertThat(browser().signIn().status()).isEqualTo(200);
  }

  @Test
  void aKeyOfTheProvidersSetSignsTokensForTheApi() {
    Api admin = stage.nobody().withKey(provider.apiToken("[\"admin\"]"));
    admin.get("/v1/admin/operators").expect(200);
    admin.get("/v1/events").expect(200);
    stage
        .nobody()
        .withKey(provider.apiToken("[\"viewer\"]"))
        .get("/v1/admin/operators")
        .expectProblem(403, "INSUFFICIENT_SCOPE");
    stage
        .nobody()
        .withKey(provider.apiToken("[]"))
        .get("/v1/events")
        .expectProblem(403, "INSUFFICIENT_SCOPE");

    String token = provider.apiToken("[\"admin\"]");
    String good = "{\"alg\":\"RS256\",\"kid\":\"k1\"}";
    List<String> bad =
        List.of(
            Forgeries.header(token, "{\"alg\":\"none\"}") + ".",
            Forgeries.hmac(token, provider.publicKey().getEncoded()),
            Forgeries.stranger(token, good),
            Forgeries.stranger(token, "{\"alg\":\"RS256\",\"kid\":\"k2\"}"),
            Forgeries.stranger(token, "{\"alg\":\"RS256\"}"),
            Forgeries.stranger(
                token, good.replace("}", ",\"jku\":\"" + provider.issuer() + "/mine\"}")),
            Forgeries.raised(token));
    int before = keyFetches();
    for (String each : bad) {
      stage.nobody().withKey(each).get("/v1/events").expectProblem(401, "UNAUTHENTICATED");
    }
    for (int i = 0; i < 50; i++) {
      String forged = Forgeries.stranger(token, "{\"alg\":\"RS256\",\"kid\":\"forged" + i + "\"}");
      stage.nobody().withKey(forged).get("/v1/events").expectProblem(401, "UNAUTHENTICATED");
    }
    assertThat(keyFetches() - before).as("made-up keys ask the issuer").isLessThanOrEqualTo(3);
    assertThat(provider.requests()).doesNotContain("GET /mine");
  }

  private static long exchanges() {
    return provider.requests().stream().filter("POST /token"::equals).count();
  }

  private static int keyFetches() {
    return (int) provider.requests().stream().filter("GET /keys"::equals).count();
  }

  private void attempt(String what, List<String> through) {
    Traveller browser = browser();
    Traveller.Step end = browser.signIn();
    if (end.status() == 200 || browser.cookies.containsKey("hl_session")) {
      through.add(what);
    }
  }

  private static Traveller.Step step(UnaryOperator<String> change) {
    person("\"admin\"");
    Traveller browser = browser();
    Traveller.Step end = browser.portal(change.apply(Traveller.there(browser.away())));
    assertThat(browser.cookies).doesNotContainKey("hl_session");
    return end;
  }

  private static void assertStale(Traveller.Step step, String what) {
    assertThat(step.status()).as(what).isEqualTo(403);
    assertThat(step.body()).as(what).contains("begun elsewhere, or too long ago");
  }

  private static void assertDenied(Traveller.Step step, String what) {
    assertThat(step.status()).as(what).isEqualTo(403);
    assertThat(step.body()).as(what).contains("did not sign you in");
  }

  private static Traveller browser() {
    return new Traveller(stage.server().apiUrl());
  }

  /** Somebody whom nobody has seen before is signed in at the provider. */
  private static String person(String groups) {
    String name = "person-" + ++people;
    provider.person(claims(name, groups));
    return name;
  }

  private static String claims(String name, String groups) {
    return "{\"sub\":\"%s\",\"preferred_username\":\"%s\",\"groups\":%s}"
        .formatted("sub-" + name, name, groups);
  }

  private static List<String> entries(String action, String target) {
    return List.of(
        stage
            .rows()
            .one(
                "select string_agg(actor, ',') from audit_logs where action = '%s' and target = '%s'"
                    .formatted(action, target))
            .split(","));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
