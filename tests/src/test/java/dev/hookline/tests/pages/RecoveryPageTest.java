package dev.hookline.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Stage;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnStage
class RecoveryPageTest {
  @Test
  void schedulesAreShownAndChangedWithAReason(Stage stage) {
    Visit operator = Visit.as("operator", stage);
    assertThat(operator.get("/admin/recovery").expect(200).body())
        .contains("deep-verify", "weekly on sunday at 03:00", "after backup")
        .contains("/v1/admin/schedules/backup", "Nobody has a backup until");

    Visit.Page changed =
        operator.post(
            "/admin/recovery/schedules/deep-verify",
            "plan",
            "Weekly on friday at 23:00",
            "enabled",
            "true",
            "reason",
            "fridays are quiet");
    assertThat(changed.expect(200).body()).contains("deep-verify: weekly on friday at 23:00, UTC.");
    operator.get("/admin/recovery");
    assertThat(
            operator
                .post("/admin/recovery/schedules/deep-verify", "plan", "on demand", "reason", "x")
                .body())
        .contains("deep-verify is off.");
    operator.get("/admin/recovery");
    operator
        .post("/admin/recovery/schedules/deep-verify", "plan", "sometimes", "reason", "x")
        .expect(422);
    operator.get("/admin/recovery");
    operator
        .post("/admin/recovery/schedules/deep-verify", "plan", "on demand", "reason", " ")
        .expect(422);
    operator.get("/admin/recovery");
    operator.post(
        "/admin/recovery/schedules/deep-verify",
        "plan",
        "weekly on sunday at 03:00",
        "enabled",
        "true",
        "reason",
        "as before");
  }

  @Test
  void aJobIsStartedAndItsRunIsListed(Stage stage) {
    Visit operator = Visit.as("operator", stage);
    operator.get("/admin/recovery");
    Visit.Page started = operator.post("/admin/recovery/jobs/retention").expect(200);
    String execution = started.find("Started: retention, execution (\\d+)");
    JsonNode job = stage.operator().get("/v1/admin/jobs/" + execution).expect(200).json();
    assertThat(job.path("job").asText()).isEqualTo("retention");
    stage.operator().post("/v1/admin/jobs/999999999/stop", "{}").expectProblem(404, "NOT_FOUND");
  }

  @Test
  void aRunShowsItsStagesFiguresAndReport(Stage stage) {
    String run =
        insert(
            stage,
            "verify",
            "failed",
            "[{\"name\":\"read\",\"began_ms\":0,\"ended_ms\":4000,\"note\":\"<b>12 parts</b>\"},"
                + "{\"name\":\"compare\",\"began_ms\":4000,\"ended_ms\":10000,\"note\":\"\"}]",
            "{\"bytes\":4711,\"mb_per_s\":12.5}");
    Visit viewer = Visit.as("viewer", stage);
    String page = viewer.get("/admin/recovery/runs/" + run).expect(200).body();
    assertThat(page)
        .contains(">failed<", ">read<", ">compare<", "&lt;b&gt;12 parts&lt;/b&gt;")
        .contains("x=\"40.0\"", "width=\"60.0\"", ">4711<", ">12.5<", "# A report");
    assertThat(viewer.get("/admin/recovery").body()).contains("/admin/recovery/runs/" + run);
    viewer.get("/admin/recovery/runs/run_1").expect(404);
    viewer.get("/admin/recovery/runs/run_" + "0".repeat(32)).expect(404);
  }

  @Test
  void drillsAreDrawnAgainstTheirTargets(Stage stage) {
    String late =
        insert(
            stage,
            "restore_drill",
            "failed",
            "[]",
            "{\"rto_ms\":90000,\"rto_target_ms\":60000,\"rpo_ms\":7200000,\"rpo_target_ms\":86400000}");
    insert(
        stage,
        "restore_drill",
        "ok",
        "[]",
        "{\"rto_ms\":45000,\"rto_target_ms\":60000,\"rpo_ms\":0,\"rpo_target_ms\":86400000}");

    String page = Visit.as("viewer", stage).get("/admin/recovery").expect(200).body();
    assertThat(page)
        .contains("45 s", "target 60 s", "90 s", "class=\"over\"", "class=\"kept\"", "polyline")
        .contains("/admin/recovery/runs/" + late);
  }

  private static String insert(
      Stage stage, String kind, String outcome, String stages, String figures) {
    String id = stage.rows().one("select uuidv7()");
    stage
        .rows()
        .change(
            """
            insert into recovery_runs
              (run_id, kind, outcome, started_at, ended_at, target, stages, figures, report)
            values ('%s', '%s', '%s', to_timestamp(0), to_timestamp(10), 'bkp_x', '%s', '%s', '# A report')
            """
                .formatted(id, kind, outcome, stages, figures));
    return "run_" + UUID.fromString(id).toString().replace("-", "");
  }
}
