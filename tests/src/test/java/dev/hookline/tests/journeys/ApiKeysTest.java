package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnStage
class ApiKeysTest {
  private static final String EVENT = "{\"topic\":\"a\",\"payload\":1}";

  @Test
  void aKeyDoesWhatItsScopesSayAndNothingElse(Stage stage, Tenant tenant) {
    Api publisher = stage.nobody().withKey(key(tenant, "\"events.publish\"").text("key"));
    publisher.post("/v1/events", EVENT).expect(201);
    publisher.get("/v1/events").expectProblem(403, "INSUFFICIENT_SCOPE");
    publisher.get("/v1/dlq").expectProblem(403, "INSUFFICIENT_SCOPE");
    publisher.get("/v1/apikeys").expectProblem(403, "INSUFFICIENT_SCOPE");
    Api reader = stage.nobody().withKey(key(tenant, "\"events.read\"").text("key"));
    reader.get("/v1/events").expect(200);
    reader.post("/v1/events", EVENT).expectProblem(403, "INSUFFICIENT_SCOPE");
  }

  @Test
  void aRevokedKeyIsRefusedAtOnce(Stage stage, Tenant tenant) {
    Reply made = key(tenant, "\"events.publish\"");
    Api holder = stage.nobody().withKey(made.text("key"));
    holder.post("/v1/events", EVENT).expect(201);
    assertThat(tenant.api().delete("/v1/apikeys/" + made.text("id")).status()).isIn(200, 204);
    holder.post("/v1/events", EVENT).expectProblem(401, "UNAUTHENTICATED");
  }

  @Test
  void aKeyExpires(Stage stage, Tenant tenant) {
    long soon = System.currentTimeMillis() + 3_000;
    Reply made =
        tenant
            .api()
            .post("/v1/apikeys", "{\"scopes\":[\"events.publish\"],\"expires_at_ms\":" + soon + "}")
            .expect(201);
    Api holder = stage.nobody().withKey(made.text("key"));
    holder.post("/v1/events", EVENT).expect(201);
    Until.isTrue("expired", () -> holder.post("/v1/events", EVENT).status() == 401);
    assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(soon);
  }

  @Test
  void whileAKeyIsRotatedBothWork(Stage stage, Tenant tenant) {
    Reply old = key(tenant, "\"events.publish\"");
    String path = "/v1/apikeys/" + old.text("id") + "/rotate";
    Reply next = tenant.api().post(path, "{\"overlap_seconds\":600}").expect(201);
    stage.nobody().withKey(old.text("key")).post("/v1/events", EVENT).expect(201);
    stage.nobody().withKey(next.text("key")).post("/v1/events", EVENT).expect(201);
    tenant.api().post(path).expectProblem(409, "CONFLICT");
    String again = "/v1/apikeys/" + next.text("id") + "/rotate";
    tenant.api().post(again, "{\"overlap_seconds\":0}").expect(201);
    stage
        .nobody()
        .withKey(next.text("key"))
        .post("/v1/events", EVENT)
        .expectProblem(401, "UNAUTHENTICATED");
  }

  @Test
  void aKeyIsShownOnceAndIsAlsoTakenFromItsOwnHeader(Stage stage, Tenant tenant) {
    Reply made = key(tenant, "\"events.publish\"");
    assertThat(tenant.api().get("/v1/apikeys").expect(200).body())
        .contains(made.text("id"))
        .doesNotContain(made.text("key"));
    stage.nobody().with("X-Api-Key", made.text("key")).post("/v1/events", EVENT).expect(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer wrong", "Bearer ", "Basic YTpi", "bearer", "Bearer hlk_0000", "x y z"})
  void aWrongCredentialIsRefusedBeforeAnythingElse(String header, Stage stage) {
    Api stranger = stage.nobody().with("Authorization", header);
    stranger.post("/v1/events", "not even json").expectProblem(401, "UNAUTHENTICATED");
    stranger.get("/v1/endpoints").expectProblem(401, "UNAUTHENTICATED");
    stage.nobody().get("/v1/endpoints").expectProblem(401, "UNAUTHENTICATED");
  }

  private static Reply key(Tenant tenant, String scopes) {
    return tenant.api().post("/v1/apikeys", "{\"scopes\":[" + scopes + "]}").expect(201);
  }
}
