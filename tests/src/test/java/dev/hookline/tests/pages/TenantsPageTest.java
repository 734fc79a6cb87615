package dev.hookline.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnStage
class TenantsPageTest {
  private static final String SECRET = "id=\"new-key\"[^>]*>(hl_[^<]+)<";
  private static final String EVENT = "{\"topic\":\"a\",\"payload\":1}";

  @Test
  void anAdminMakesATenantAndAKeyThatIsShownOnceAndPublishes(Stage stage) {
    Visit admin = Visit.as("admin", stage);
    String id = "p" + Long.toString(System.nanoTime(), 36);
    admin.get("/admin/tenants").expect(200);

    Visit.Page tenant = admin.post("/admin/tenants", "tenant_id", id, "name", "Acme").expect(200);
    assertThat(tenant.path()).isEqualTo("/admin/tenants/" + id);
    assertThat(tenant.body()).contains("The tenant is made", "No key yet", "X-Tenant-Id: " + id);

    Visit.Page made =
        admin.post(
            "/admin/keys/" + id,
            "name",
            "shop",
            "scope",
            "events.publish",
            "expires",
            "2099-12-31");
    String key = made.expect(200).find(SECRET);
    stage.nobody().withKey(key).post("/v1/events", EVENT).expect(201);
    stage.nobody().withKey(key).get("/v1/endpoints").expect(403);
    assertThat(admin.get("/admin/tenants/" + id).body())
        .contains("shop", "2100-01-01 00:00:00 UTC")
        .doesNotContain(key);
  }

  @Test
  void aKeyIsReplacedWithAnOverlapAndRevokedAtOnce(Stage stage, Tenant tenant) {
    Visit admin = Visit.as("admin", stage);
    String page = "/admin/tenants/" + tenant.id();
    String old = admin.get(page).expect(200).find("(key_[0-9a-f]{32})/rotate");
    String acts = "/admin/keys/" + tenant.id() + "/";

    String successor =
        admin.post(acts + old + "/rotate", "overlap_seconds", "3600").expect(200).find(SECRET);
    Api renewed = stage.nobody().withKey(successor);
    renewed.post("/v1/events", EVENT).expect(201);
    tenant.api().post("/v1/events", EVENT).expect(201);
    assertThat(admin.get(page).body()).contains("being replaced");

    Visit.Page after = admin.post(acts + old + "/revoke", "reason", "it leaked");
    assertThat(after.expect(200).body()).contains("The key is revoked", "revoked");
    tenant.api().post("/v1/events", EVENT).expect(401);
    renewed.post("/v1/events", EVENT).expect(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "operator"})
  void whoIsNoAdminSeesTenantsAndKeysAndChangesNothing(String role, Stage stage, Tenant tenant) {
    Visit visit = Visit.as(role, stage);
    String page = "/admin/tenants/" + tenant.id();

    assertThat(visit.get("/admin/tenants").expect(200).body())
        .contains(tenant.id())
        .doesNotContain("Make a tenant");
    assertThat(visit.get(page).expect(200).body())
        .contains("valid")
        .doesNotContain("Make a key", "Rotate", "Revoke", "/admin/keys/");
    String key = tenant.items("/v1/apikeys").getFirst().path("id").asText();
    String acts = "/admin/keys/" + tenant.id();
    visit.post("/admin/tenants", "tenant_id", "never").expect(403);
    visit.post(acts, "scope", "admin").expect(403);
    visit.post(acts + "/" + key + "/rotate", "overlap_seconds", "0").expect(403);
    visit.post(acts + "/" + key + "/revoke").expect(403);
    assertThat(tenant.items("/v1/apikeys")).hasSize(1);
    stage.operator().get("/v1/tenants/never").expect(404);
  }

  @Test
  void whatIsRefusedSaysWhyAndChangesNothing(Stage stage, Tenant tenant) {
    Visit admin = Visit.as("admin", stage);
    admin.get("/admin/tenants");
    assertThat(admin.post("/admin/tenants", "tenant_id", tenant.id()).expect(422).body())
        .contains("a tenant with this id exists");
    assertThat(admin.post("/admin/tenants", "tenant_id", "a b").expect(422).body())
        .contains("must be 1 to 64 letters");
    String keys = "/admin/keys/" + tenant.id();
    assertThat(admin.post(keys, "name", "nothing").expect(422).body()).contains("scopes must be");
    assertThat(admin.post(keys, "scope", "admin", "expires", "soon").expect(422).body())
        .contains("must be a date");
    assertThat(admin.post(keys, "scope", "admin", "expires", "2020-01-01").expect(422).body())
        .contains("expires_at_ms must be");
    admin.get("/admin/tenants/nobody").expect(404);
    assertThat(tenant.items("/v1/apikeys")).hasSize(1);
  }

  @Test
  void theListIsSearchedByTheAddressAndReadPageByPage(Stage stage) {
    Visit viewer = Visit.as("viewer", stage);
    String word = "w" + Long.toString(System.nanoTime(), 36);
    for (int i = 0; i < 51; i++) {
      String body = "{\"tenant_id\":\"%s_%d\",\"name\":\"50%% \\\\ off\"}".formatted(word, i);
      stage.operator().post("/v1/tenants", body).expect(201);
    }

    Visit.Page first = viewer.get("/admin/tenants?q=" + word);
    assertThat(first.expect(200).body()).contains(word + "_50<", word + "_1<");
    assertThat(first.body()).doesNotContain(word + "_0<");
    String older = first.find("href=\"([^\"]+cursor=[^\"]+)\"").replace("&amp;", "&");
    Visit.Page second = viewer.get(older).expect(200);
    assertThat(second.body()).contains(word + "_0<").doesNotContain(word + "_1<");
    assertThat(viewer.get("/admin/tenants?q=" + word + "%25").body()).contains("No tenant found");
  }

  @Test
  void namesAreTextAndNeverMarkup(Stage stage, Tenant tenant) {
    Visit admin = Visit.as("admin", stage);
    String name = "\"'><img src=x onerror=alert(1)><script>alert(1)</script>${7*7}[[${7*7}]]";
    String id = "x" + Long.toString(System.nanoTime(), 36);
    admin.get("/admin/tenants");

    Visit.Page page = admin.post("/admin/tenants", "tenant_id", id, "name", name).expect(200);
    Visit.Page key = admin.post("/admin/keys/" + id, "name", name, "scope", "admin").expect(200);
    for (Visit.Page each :
        new Visit.Page[] {
          page,
          key,
          admin.get("/admin/tenants/" + id),
          admin.get("/admin/tenants?q=" + id),
          admin.get("/admin/tenants?q=%22%3E%3Cimg%20src%3Dx%3E")
        }) {
      assertThat(each.expect(200).body())
          .doesNotContain("<img", "<script>", ">49<", "[[49]]")
          .contains("&lt;");
    }
  }
}
