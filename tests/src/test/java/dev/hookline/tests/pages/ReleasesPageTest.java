package dev.hookline.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import org.junit.jupiter.api.Test;

@OnStage
class ReleasesPageTest {
  private static final String PATH = "/v1/admin/releases";

  @Test
  void aReportedDeploymentIsShownWithItsOutcomeAndTheWayBack(Stage stage) {
    String environment = "env-" + Long.toString(System.nanoTime(), 36);
    stage.operator().post(PATH, report(environment, "rolled back")).expect(201);

    JsonNode answer = stage.operator().get(PATH).expect(200).json();
    JsonNode newest = answer.path("deployments").path(0);
    assertThat(newest.path("environment").asText()).isEqualTo(environment);
    assertThat(newest.path("version_before").asText()).isEqualTo("1.3.0");
    assertThat(newest.path("began_at").asLong()).isEqualTo(1_700_000_000_000L);
    assertThat(newest.path("steps").path(0).path("detail").asText()).isEqualTo("<b>too slow</b>");
    JsonNode node = answer.path("nodes").path(0);
    assertThat(node.path("alive").asBoolean()).isTrue();
    assertThat(node.path("version").asText()).isNotEmpty();
    assertThat(stage.operator().get("/v1/admin/stats").expect(200).text("version"))
        .isEqualTo(node.path("version").asText());

    Visit viewer = Visit.as("viewer", stage);
    assertThat(viewer.get("/admin/releases").expect(200).body())
        .contains(environment, "rolled back", "1.4.0", "before: 1.3.0", "the smoke failed")
        .contains("&lt;b&gt;too slow&lt;/b&gt;")
        .contains("scripts/deploy.sh " + environment + " rollback")
        .contains(node.path("version").asText());
    assertThat(
            stage
                .rows()
                .number("select count(*) from audit_logs where action = 'deployments.created'"))
        .isPositive();
  }

  @Test
  void whatIsNoReportIsRefusedAndNobodyElseMayReport(Stage stage, Tenant tenant) {
    Api operator = stage.operator();
    for (String wrong :
        new String[] {
          "{}",
          report("e", "finished"),
          report("", "done"),
          report("e", "done").replace("\"ok\":false", "\"ok\":1"),
          report("e", "done").replace("\"seconds\":61", "\"seconds\":-1")
        }) {
      operator.post(PATH, wrong).expectProblem(400, "INVALID_REQUEST");
    }
    tenant.api().post(PATH, report("e", "done")).expect(403);
    tenant.api().get(PATH).expect(403);
    stage.nobody().get(PATH).expect(401);
  }

  private static String report(String environment, String result) {
    return """
    {"environment":"%s","verb":"deploy","version":"1.4.0","version_before":"1.3.0","result":"%s",
     "why":"the smoke failed","began_at":1700000000000,"seconds":61,"by":"deployer",
     "steps":[{"name":"smoke","node":"one","ok":false,"ms":12,"detail":"<b>too slow</b>"}]}\
    """
        .formatted(environment, result);
  }
}
