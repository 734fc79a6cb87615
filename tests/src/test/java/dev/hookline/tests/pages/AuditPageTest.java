package dev.hookline.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import org.junit.jupiter.api.Test;

@OnStage
class AuditPageTest {
  private static final String HOSTILE = "<img src=x onerror=alert(1)>";

  @Test
  void whatAnOperatorDidIsFoundByTheAddressWithBeforeAndAfterAndWhy(Stage stage, Tenant tenant) {
    Visit admin = Visit.as("admin", stage);
    String id = admin.get("/admin/tenants/" + tenant.id()).find("(key_[0-9a-f]{32})/revoke");
    admin.post("/admin/keys/" + tenant.id() + "/" + id + "/revoke", "reason", "it leaked");

    String page =
        admin
            .get("/admin/audit?tenant=" + tenant.id() + "&action=api_keys.changed")
            .expect(200)
            .body();
    assertThat(page)
        .contains("operator:admin", "api_keys.changed", "it leaked", "revoked_at", "127.0.0.1")
        .doesNotContain("tenants.created");
    assertThat(admin.get("/admin/audit?tenant=" + tenant.id() + "&actor=nobody").body())
        .contains("No entry found", "Show all entries");
    admin.get("/admin/audit?from=yesterday").expect(422);
    admin.get("/admin/audit?cursor=x").expect(422);
    assertThat(admin.get("/admin/audit?tenant=" + tenant.id() + "&from=2099-01-01").body())
        .contains("No entry found");
  }

  @Test
  void theLogIsReadPageByPageAndExportedWhole(Stage stage, Tenant tenant) throws Exception {
    for (int i = 0; i < 55; i++) {
      tenant.api().post("/v1/apikeys", "{\"scopes\":[\"admin\"]}").expect(201);
    }
    Visit viewer = Visit.as("viewer", stage);
    String search = "?action=api_keys.created&tenant=" + tenant.id();

    Visit.Page first = viewer.get("/admin/audit" + search).expect(200);
    assertThat(first.body().split("class=\"diff\"", -1)).hasSize(51);
    String older = first.find("href=\"([^\"]+cursor=[0-9]+)\"").replace("&amp;", "&");
    assertThat(viewer.get(older).expect(200).body().split("class=\"diff\"", -1)).hasSize(7);

    String[] lines = viewer.get("/admin/audit.jsonl" + search).expect(200).body().split("\n");
    assertThat(lines).hasSize(56);
    JsonNode line = new ObjectMapper().readTree(lines[0]);
    JsonNode api =
        stage
            .operator()
            .get("/v1/admin/audit" + search + "&limit=1000")
            .expect(200)
            .json()
            .path("items")
            .path(55);
    assertThat(line).isEqualTo(api);
  }

  @Test
  void theVerdictOnTheChainIsOnThePageAndTheHeadToBeKept(Stage stage) {
    Visit viewer = Visit.as("viewer", stage);
    assertThat(viewer.get("/admin/audit").expect(200).body()).contains("/admin/audit/verdict");
    assertThat(viewer.get("/admin/audit/verdict").expect(200).body())
        .contains("The chain is intact");

    Visit.Page verified = viewer.get("/admin/audit/verify").expect(200);
    assertThat(verified.body()).contains("The chain is intact");
    assertThat(verified.find("id=\"head\"[^>]*>([^<]+)<")).matches("[0-9a-f]{64}");
  }

  @Test
  void whatOthersWroteIsTextAndNeverMarkup(Stage stage) {
    Visit admin = Visit.as("admin", stage);
    String id = "h" + Long.toString(System.nanoTime(), 36);
    admin.get("/admin/tenants");
    admin.post("/admin/tenants", "tenant_id", id, "name", HOSTILE).expect(200);

    assertThat(admin.get("/admin/audit?tenant=" + id).expect(200).body())
        .contains("&lt;img src=x")
        .doesNotContain(HOSTILE);
    String reflected = "%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E";
    for (String name : new String[] {"actor", "action", "tenant", "target"}) {
      assertThat(admin.get("/admin/audit?" + name + "=" + reflected).expect(200).body())
          .doesNotContain(HOSTILE);
    }
  }
}
