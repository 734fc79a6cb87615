package dev.hookline.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnStage
class BudgetsPageTest {
  private static JsonNode stored(Stage stage, Tenant tenant) {
    return stage.operator().get("/v1/admin/replay-budgets/" + tenant.id()).expect(200).json();
  }

  @Test
  void anAdminSetsWhatATenantMaySpend(Stage stage, Tenant tenant) {
    Visit admin = Visit.as("admin", stage);
    assertThat(admin.get("/admin/budgets?tenant=" + tenant.id()).expect(200).body())
        .contains(tenant.id(), "1,000", "20,000", "for a tenant and an address");

    String set = "/admin/budgets/" + tenant.id();
    admin.post(set, "daily", "12", "monthly", "34", "reason", "a big month").expect(200);
    assertThat(stored(stage, tenant).path("daily_limit").asInt()).isEqualTo(12);
    assertThat(stored(stage, tenant).path("monthly_limit").asInt()).isEqualTo(34);
    assertThat(admin.get("/admin/audit?action=replay_budgets.changed&tenant=" + tenant.id()).body())
        .contains("a big month", "daily_limit");
    admin.post(set, "daily", "-1", "monthly", "34").expect(422);
    admin.post(set, "daily", "1000001", "monthly", "34").expect(422);
    admin.get("/admin/budgets?tenant=nobody").expect(404);
  }

  @Test
  void anAdminSetsWhatATenantMayHave(Stage stage, Tenant tenant) {
    Visit admin = Visit.as("admin", stage);
    String page = "/admin/quotas/" + tenant.id();
    assertThat(admin.get(page).expect(200).body()).contains("Endpoints", "512.0 KiB");

    String[] none = {"endpoints", "0", "subscriptions", "", "payload", "2048", "reason", "trial"};
    assertThat(admin.post(page, none).expect(200).body()).contains("2.0 KiB");
    tenant
        .api()
        .post("/v1/endpoints", "{\"url\":\"http://127.0.0.1:9/\"}")
        .expectProblem(403, "QUOTA_EXCEEDED");
    admin.post(page, "endpoints", "many").expect(422);
    admin.post(page).expect(200);
    tenant.endpoint("http://127.0.0.1:9/");

    Visit operator = Visit.as("operator", stage);
    assertThat(operator.get(page).expect(200).body()).doesNotContain("action=\"" + page);
    operator.post(page, "endpoints", "0").expect(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "operator"})
  void whoIsNoAdminSeesBudgetsAndChangesNothing(String role, Stage stage, Tenant tenant) {
    Visit visit = Visit.as(role, stage);
    assertThat(visit.get("/admin/budgets?tenant=" + tenant.id()).expect(200).body())
        .contains(tenant.id())
        .doesNotContain("/admin/budgets/" + tenant.id());
    visit.post("/admin/budgets/" + tenant.id(), "daily", "1", "monthly", "1").expect(403);
    assertThat(stored(stage, tenant).path("daily_limit").asInt()).isEqualTo(1_000);
  }
}
