package dev.hookline.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
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

  @Test
  void aBackupIsListedAndPinnedAndItsDamageIsNamed(Stage stage) throws IOException {
    String id = ended(stage, "backup").path("exit_status").asText();
    Visit operator = Visit.as("operator", stage);
    String path = "/admin/recovery/backups/" + id;
    assertThat(operator.get("/admin/recovery").expect(200).body()).contains(path);
    assertThat(operator.get(path).expect(200).body())
        .contains(">tenants<", ">chunk-000001<", "Deep verify", "/v1/admin/backups/" + id + "/pin");

    assertThat(operator.post(path + "/pin", "reason", "before the move").expect(200).body())
        .contains(">pinned<", "before the move");
    assertThat(backup(stage, id).path("pinned").asText()).isEqualTo("before the move");
    operator.post(path + "/unpin").expect(200);
    assertThat(backup(stage, id).path("pinned").isNull()).isTrue();
    stage
        .operator()
        .put("/v1/admin/backups/" + id + "/pin", "{}")
        .expectProblem(400, "INVALID_REQUEST");

    Path chunk = stage.server().dataDir().resolve("backups").resolve(id).resolve("chunk-000001");
    Files.write(chunk, new byte[] {1}, StandardOpenOption.APPEND);
    assertThat(ended(stage, "verify?backup_id=" + id).path("status").asText()).isEqualTo("FAILED");

    assertThat(backup(stage, id).path("state").asText()).isEqualTo("damaged");
    assertThat(operator.get(path).expect(200).body())
        .contains(">damaged<", "wrong_length", "1 of its files", "not known to be sound");
    operator.get("/admin/recovery/backups/bkp_" + "0".repeat(32)).expect(404);
  }

  private static JsonNode backup(Stage stage, String id) {
    return stage.operator().get("/v1/admin/backups/" + id).expect(200).json();
  }

  /** A job that was started and came to its end. */
  private static JsonNode ended(Stage stage, String job) {
    String execution =
        stage.operator().post("/v1/admin/jobs/" + job, "{}").expect(200).text("execution_id");
    return Until.value(
        job,
        Duration.ofMinutes(2),
        () -> stage.operator().get("/v1/admin/jobs/" + execution).expect(200).json(),
        run -> !run.path("ended_at").isNull() && !run.path("status").asText().startsWith("ST"));
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
