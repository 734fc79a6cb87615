package dev.hookline.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import org.junit.jupiter.api.Test;

/** On a flag that guards nothing yet: the server is shared. */
@OnStage
class FlagsPageTest {
  private static final String FLAG = "stream";
  private static final String PAGE = "/admin/flags/" + FLAG;

  private static JsonNode stored(Stage stage) {
    return stage.operator().get("/v1/admin/flags/" + FLAG).expect(200).json();
  }

  private static Visit.Page change(
      Stage stage, Visit visit, String enabled, int percentage, String reason) {
    visit.get(PAGE).expect(200);
    String version = stored(stage).path("version").asText();
    String share = Integer.toString(percentage);
    return visit.post(
        PAGE, "enabled", enabled, "percentage", share, "version", version, "reason", reason);
  }

  @Test
  void aFlagIsPreviewedThenRaisedAndItsHistorySaysWhy(Stage stage) {
    Visit operator = Visit.as("operator", stage);
    change(stage, operator, "false", 7, "the beginning").expect(200);

    Visit.Page preview = operator.get(PAGE + "?enabled=true&percentage=10").expect(200);
    assertThat(preview.body())
        .contains("What would change", "7 %", "10 %", "On for", "Sample tenants");
    assertThat(stored(stage).path("rollout_percentage").asInt()).isEqualTo(7);

    Visit.Page changed = change(stage, operator, "true", 10, "a first tenth");
    assertThat(changed.expect(200).body())
        .contains("for 10 % of the tenants", "a first tenth", "operator:operator")
        .doesNotContain("What would change");
    assertThat(stored(stage).path("rollout_percentage").asInt()).isEqualTo(10);
    assertThat(operator.get("/admin/flags").expect(200).body()).contains(FLAG);
  }

  @Test
  void thePreviewSaysForWhomItWouldBeOnAndIsRight(Stage stage, Tenant tenant) {
    Visit operator = Visit.as("operator", stage);
    change(stage, operator, "true", 0, "nobody").expect(200);
    String row = "(?s)>" + tenant.id() + "</td>.{0,400}?<b class=\"small\">(changes)</b>";

    operator.get(PAGE + "?enabled=true&percentage=100").expect(200).find(row);
    change(stage, operator, "true", 100, "everybody").expect(200);
    String decision = "/v1/admin/flags/" + FLAG + "/tenants/" + tenant.id();
    assertThat(stage.operator().get(decision).json().path("on").asBoolean()).isTrue();
    change(stage, operator, "true", 0, "nobody again").expect(200);
    assertThat(stage.operator().get(decision).json().path("on").asBoolean()).isFalse();
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwritten(Stage stage) {
    Visit one = Visit.as("operator", stage);
    Visit other = Visit.as("operator", stage);
    String seen =
        one.get(PAGE + "?enabled=true&percentage=33").find("name=\"version\" value=\"(\\d+)\"");
    change(stage, other, "true", 44, "first").expect(200);

    one.post(PAGE, "enabled", "true", "percentage", "33", "version", seen, "reason", "late")
        .expect(409);
    assertThat(stored(stage).path("rollout_percentage").asInt()).isEqualTo(44);
    change(stage, other, "true", 0, "back").expect(200);
  }

  @Test
  void theKillSwitchAndDecisionsForSingleTenantsWorkFromThePage(Stage stage, Tenant tenant) {
    Visit operator = Visit.as("operator", stage);
    operator.get(PAGE);
    String[] decided = {"tenant", tenant.id(), "value", "on", "reason", "they asked"};
    assertThat(operator.post(PAGE + "/override", decided).expect(200).body())
        .contains("Decided for " + tenant.id());
    assertThat(stored(stage).path("overrides").path(tenant.id()).asBoolean()).isTrue();

    operator.post(PAGE + "/kill", "killed", "true", "reason", "it burns").expect(200);
    String decision = "/v1/admin/flags/" + FLAG + "/tenants/" + tenant.id();
    assertThat(stage.operator().get(decision).text("by")).isEqualTo("kill_switch");
    assertThat(operator.get("/admin/flags").body()).contains("killed");
    operator.post(PAGE + "/kill", "killed", "false", "reason", "it is out").expect(200);
    assertThat(stage.operator().get(decision).text("by")).isEqualTo("override");

    operator
        .post(PAGE + "/override", "tenant", tenant.id(), "value", "none", "reason", "over")
        .expect(200);
    assertThat(stored(stage).path("overrides").has(tenant.id())).isFalse();
  }

  @Test
  void aScheduleIsSetAndTakenBack(Stage stage) {
    Visit operator = Visit.as("operator", stage);
    Visit.Page preview =
        operator.get(PAGE + "?enabled=true&percentage=5&from=2099-01-01T10:00&until=");
    assertThat(preview.expect(200).body()).contains("2099-01-01T10:00:00Z");
    String version = preview.find("name=\"version\" value=\"(\\d+)\"");
    String[] scheduled = {
      "enabled",
      "true",
      "percentage",
      "5",
      "from",
      "2099-01-01T10:00",
      "until",
      "",
      "version",
      version,
      "reason",
      "for the new year"
    };
    operator.post(PAGE, scheduled).expect(200);
    assertThat(stored(stage).path("starts_at").asLong()).isEqualTo(4_070_944_800_000L);

    change(stage, operator, "true", 5, "at once").expect(200);
    assertThat(stored(stage).path("starts_at").asLong(0)).isZero();
    operator.get(PAGE + "?percentage=101").expect(422);
    operator.get(PAGE + "?percentage=1&from=soon").expect(422);
    operator.get("/admin/flags/none").expect(404);
    operator.post(PAGE + "/kill", "killed", "true").expect(422);
  }

  @Test
  void aViewerSeesFlagsAndPreviewsAndChangesNothing(Stage stage, Tenant tenant) {
    Visit viewer = Visit.as("viewer", stage);
    String page = viewer.get(PAGE + "?enabled=true&percentage=77").expect(200).body();

    assertThat(page)
        .contains("What would change")
        .doesNotContain(
            "Apply", "Kill it", "Release it", "Decide<", "method=\"post\" class=\"row\"");
    viewer.post(PAGE, "enabled", "true", "percentage", "77", "reason", "x").expect(403);
    viewer.post(PAGE + "/kill", "killed", "true", "reason", "x").expect(403);
    viewer
        .post(PAGE + "/override", "tenant", tenant.id(), "value", "on", "reason", "x")
        .expect(403);
    assertThat(stored(stage).path("rollout_percentage").asInt()).isNotEqualTo(77);
    assertThat(stored(stage).path("kill_switch").asBoolean()).isFalse();
  }

  @Test
  void reasonsAreTextAndNeverMarkup(Stage stage) {
    Visit operator = Visit.as("operator", stage);
    String hostile = "\"><img src=x onerror=alert(1)>${7*7}";
    change(stage, operator, "true", 3, "before").expect(200);

    assertThat(change(stage, operator, "true", 4, hostile).expect(200).body())
        .contains("&lt;img src=x")
        .doesNotContain("<img src=x", "&gt;49");
    operator.get(PAGE + "?percentage=%3Cimg%20src%3Dx%3E").expect(422);
    assertThat(operator.get(PAGE + "?percentage=4&from=%22%3E%3Cimg%20src%3Dx%3E").body())
        .doesNotContain("<img src=x");
  }
}
