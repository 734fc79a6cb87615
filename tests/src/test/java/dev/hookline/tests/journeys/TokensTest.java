package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.launcher.token.TokenCommand;
import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@OnStage
class TokensTest {
  @Test
  void noBadCredentialOpensAnyRoute(Stage stage, Tenant tenant) throws GeneralSecurityException {
    Map<String, Api> strangers = new LinkedHashMap<>();
    BadTokens.of(new TokenMaker(stage.server().dataDir()))
        .forEach((name, token) -> strangers.put(name, stage.nobody().withKey(token)));
    strangers.putAll(badKeys(stage, tenant));
    List<Routes.Route> routes =
        Routes.documentedBy(stage).stream()
            .filter(route -> !route.path().startsWith("/v1/dev/inbox/"))
            .filter(route -> route.path().startsWith("/v1/"))
            .toList();
    assertThat(strangers).hasSizeGreaterThan(60);
    assertThat(routes.stream().filter(route -> route.path().startsWith("/v1/admin")))
        .hasSizeGreaterThan(8);

    List<String> through = new ArrayList<>();
    for (Routes.Route route : routes) {
      String path = route.path().replaceAll("\\{[^}]+}", "unknown");
      strangers.forEach(
          (name, stranger) -> {
            Reply reply = route.call(stranger, path, "{}");
            if (reply.status() != 401 && reply.status() != 403) {
              through.add(route + " let in '" + name + "': " + reply.status());
            }
          });
    }
    assertThat(through).isEmpty();
  }

  @Test
  void aGoodTokenDoesWhatItsRoleMay(Stage stage) {
    Api viewer = bearer(stage, "viewer");
    Api operator = bearer(stage, "operator");
    Api admin = bearer(stage, "admin");
    for (Api each : List.of(viewer, operator, admin)) {
      each.get("/v1/admin/stats").expect(200);
      each.get("/v1/events").expect(200);
      each.get("/v1/endpoints").expect(200);
      each.get("/v1/tenants").expect(200);
      each.with("X-Tenant-Id", "nobody").get("/v1/events").expectProblem(404, "NOT_FOUND");
    }
    viewer.post("/v1/admin/store/resume-claims").expectProblem(403, "INSUFFICIENT_SCOPE");
    viewer.post("/v1/replay", "{}").expectProblem(403, "INSUFFICIENT_SCOPE");
    operator.post("/v1/admin/store/resume-claims").expect(200);
    operator.get("/v1/admin/operators").expectProblem(403, "INSUFFICIENT_SCOPE");
    operator.get("/v1/apikeys").expectProblem(403, "INSUFFICIENT_SCOPE");
    admin.get("/v1/admin/operators").expect(200);
    admin.get("/v1/apikeys").expect(200);
  }

  @Test
  void theHighestOfItsRolesCountsAndForeignGroupsDoNot(Stage stage) {
    TokenMaker maker = new TokenMaker(stage.server().dataDir());
    Map<String, String> claims = maker.claims();
    claims.put("groups", "[\"staff\",\"viewer\",\"admin\"]");
    claims.put("upn", "\"ada@example.com\"");
    String token = maker.rsa(TokenMaker.json(maker.header()), TokenMaker.json(claims));
    stage.nobody().withKey(token).get("/v1/admin/operators").expect(200);
  }

  @Test
  void aClockThatIsALittleOffIsForgivenAndOneThatIsFarOffIsNot(Stage stage) {
    TokenMaker maker = new TokenMaker(stage.server().dataDir());
    long now = System.currentTimeMillis() / 1_000;
    Map<String, String> claims = maker.claims();
    claims.put("iat", "" + (now + 15));
    String early = maker.rsa(TokenMaker.json(maker.header()), TokenMaker.json(claims));
    stage.nobody().withKey(early).get("/v1/admin/stats").expect(200);
    claims.put("iat", "" + (now - 100));
    claims.put("exp", "" + (now - 61));
    String late = maker.rsa(TokenMaker.json(maker.header()), TokenMaker.json(claims));
    stage.nobody().withKey(late).get("/v1/admin/stats").expectProblem(401, "UNAUTHENTICATED");
  }

  private static Map<String, Api> badKeys(Stage stage, Tenant tenant) {
    Reply made = tenant.api().post("/v1/apikeys", "{\"scopes\":[\"admin\"]}").expect(201);
    tenant.api().delete("/v1/apikeys/" + made.text("id"));
    String admin = stage.server().adminKey();
    String token = token(stage, "admin");
    Api nobody = stage.nobody();
    return Map.of(
        "nothing at all", nobody,
        "a revoked key", nobody.withKey(made.text("key")),
        "a key that never was", nobody.withKey("hl_" + "A".repeat(43)),
        "a key cut short", nobody.withKey(admin.substring(0, admin.length() - 1)),
        "a key with more", nobody.withKey(admin + "A"),
        "a good key under another scheme", nobody.with("Authorization", "Basic " + admin),
        "a good token under another scheme", nobody.with("Authorization", "Token " + token),
        "a good token without a scheme", nobody.with("Authorization", token),
        "two good tokens", nobody.withKey(token + " " + token),
        "a good token in a cookie", nobody.with("Cookie", "token=" + token));
  }

  private static Api bearer(Stage stage, String role) {
    return stage.nobody().withKey(token(stage, role));
  }

  private static String token(Stage stage, String role) {
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new TokenCommand())
            .setOut(new PrintWriter(out, true))
            .execute("--role", role, "--data-dir", stage.server().dataDir().toString());
    assertThat(code).isZero();
    return out.toString().strip();
  }
}
