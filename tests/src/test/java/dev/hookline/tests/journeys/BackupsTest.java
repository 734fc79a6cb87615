package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.Command;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Shell;
import dev.hookline.tests.stage.SpareStage;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Backups by job and by script, and the way back, on a server of their own. */
@ExtendWith(SpareStage.class)
class BackupsTest {
  private static final Duration JOB = Duration.ofMinutes(2);
  private static Stage stage;

  private final Receiver receiver = new Receiver();

  @TempDir private Path directory;

  @BeforeAll
  static void start(Stage spare) {
    stage = spare;
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aBackupIsTakenByAJobVerifiedAfterItAndLoadedByTheLauncher() {
    JsonNode backup = run("backup");
    assertThat(backup.path("status").asText()).isEqualTo("COMPLETED");
    String id = backup.path("exit_status").asText();
    assertThat(id).startsWith("bkp_");

    Until.isTrue("verified after it", JOB, () -> outcome("verify", id).equals("ok"));

    JsonNode deep = run("deep-verify?backup_id=" + id);
    assertThat(deep.path("status").asText())
        .as(stage.rows().one("select report from recovery_runs order by run_id desc limit 1"))
        .isEqualTo("COMPLETED");
    assertThat(outcome("deep_verify", id)).isEqualTo("ok");
    assertThat(
            stage
                .rows()
                .one(
                    "select string_agg(s ->> 'name', ' ' order by s -> 'began_ms')"
                        + " from recovery_runs, jsonb_array_elements(stages) s"
                        + " where kind = 'deep_verify' and target = '%s'".formatted(id)))
        .isEqualTo("verify create schema load compare finish upgrade");
    assertThat(
            stage.rows().number("select count(*) from pg_database where datname like '%restore'"))
        .isZero();
  }

  @Test
  void aBackupThatIsStoppedGoesOnUnderItsSnapshot() {
    String stopped =
        Until.value(
            "a backup that was stopped between its snapshot and its end",
            JOB,
            () -> {
              String execution = start("backup");
              stage.operator().post("/v1/admin/jobs/" + execution + "/stop");
              ended(execution);
              return execution;
            },
            execution -> heldBackup(execution) != null);

    String next =
        stage.operator().post("/v1/admin/jobs/" + stopped + "/restart").expect(200).text("id");

    JsonNode done = ended(next);
    assertThat(done.path("status").asText()).isEqualTo("COMPLETED");
    assertThat(done.path("exit_status").asText()).isEqualTo(heldBackup(stopped));
  }

  @Test
  void whatIsAskedOfTheLauncherMeanwhileWaitsForItsTurn() {
    run("backup");
    List<String> asked = List.of(start("restore"), start("deep-verify"), start("restore"));

    assertThat(asked)
        .allSatisfy(
            execution ->
                assertThat(ended(execution).path("status").asText()).isEqualTo("COMPLETED"));
  }

  @Test
  void anExecutionThatRanToItsEndIsNeitherStoppedNorRestarted() {
    String id = run("retention").path("id").asText();
    stage.operator().post("/v1/admin/jobs/" + id + "/stop").expectProblem(409, "CONFLICT");
    stage.operator().post("/v1/admin/jobs/" + id + "/restart").expectProblem(409, "CONFLICT");
    stage.operator().post("/v1/admin/jobs/999999/stop").expectProblem(404, "NOT_FOUND");
    stage.operator().post("/v1/admin/jobs/x/restart").expectProblem(404, "NOT_FOUND");
  }

  @Test
  void whatWasSavedComesBackAndNothingLeavesBeforeSomebodyLetsIt() {
    Tenant tenant = stage.tenant();
    tenant.listener(receiver.url("/in"));
    String saved = tenant.publish("order.saved", "{\"n\":1}").expect(201).text("event_id");
    Shell shell = new Shell(stage, directory);
    Path file = backup(shell);
    String later = tenant.publish("order.later", "{\"n\":2}").expect(201).text("event_id");

    Command.Ended refused = shell.run("restore.sh", file.toString());
    assertThat(refused.code()).as(refused.errors()).isEqualTo(3);
    assertThat(refused.errors()).contains("pause the outbox first");
    tenant.api().get("/v1/events/" + later).expect(200);

    pause(true);
    Command.Ended restored = shell.run("restore.sh", file.toString(), "--json");
    assertThat(restored.code()).as(restored.errors()).isZero();

    tenant.api().get("/v1/events/" + saved).expect(200);
    tenant.api().get("/v1/events/" + later).expect(404);
    assertThat(
            stage
                .rows()
                .number(
                    "select count(*) from pg_database where datname = '%s'"
                        .formatted(restored.json().path("kept_database").asText())))
        .isOne();
    String waits = tenant.publishOne("order.after", "{\"n\":3}");
    assertThat(tenant.delivery(waits).path("status").asText()).isEqualTo("pending");
    assertThat(mode().path("reason").asText()).contains("restored from bkp_");

    pause(false);
    tenant.awaitDelivery(waits, "success");
  }

  @Test
  void aDamagedBackupIsRefusedAndTheLiveDataIsUntouched() throws IOException {
    Tenant tenant = stage.tenant();
    String event = tenant.publish("order.paid", "{\"n\":1}").expect(201).text("event_id");
    Shell shell = new Shell(stage, directory);
    Path file = backup(shell);
    assertThat(shell.run("backup-verify.sh", file.toString(), "--deep").code()).isZero();

    byte[] content = Files.readAllBytes(file);
    content[content.length / 2] ^= 1;
    Files.write(file, content);

    assertThat(shell.run("backup-verify.sh", file.toString()).code()).isEqualTo(4);
    Command.Ended restored = shell.run("restore.sh", file.toString(), "--yes");
    assertThat(restored.code()).isEqualTo(4);
    tenant.api().get("/v1/events/" + event).expect(200);
    assertThat(stage.server().ready()).isTrue();
  }

  @Test
  void aRestoreDrillMeasuresHowLongItTakesAndWhatWouldBeLost() {
    Tenant tenant = stage.tenant();
    tenant.publish("order.saved", "{\"n\":1}").expect(201);
    Shell shell = new Shell(stage, directory);
    backup(shell);
    tenant.publish("order.lost", "{\"n\":2}").expect(201);

    Command.Ended drill = shell.hl("drill", "restore", "--json", "--rto", "600");

    assertThat(drill.code()).as(drill.errors()).isZero();
    JsonNode report = drill.json();
    assertThat(report.path("passed").asBoolean()).isTrue();
    assertThat(report.path("missing").asLong()).isPositive();
    assertThat(report.path("rto_ms").asLong()).isPositive();
    assertThat(report.path("rpo_ms").asLong()).isPositive();
    assertThat(names(report.path("stages")))
        .startsWith("detect", "fetch", "verify")
        .endsWith("start", "smoke");
    assertThat(names(report.path("smoke")))
        .containsExactly("publish", "events", "deliveries", "dlq");
    assertThat(stage.server().dataDir().resolve("drills")).isNotEmptyDirectory();
    assertThat(stage.server().dataDir().resolve("run/drill")).doesNotExist();
  }

  private Path backup(Shell shell) {
    Command.Ended made = shell.run("backup.sh", "--json");
    assertThat(made.code()).as(made.errors()).isZero();
    return Path.of(made.json().path("path").asText());
  }

  private static JsonNode run(String job) {
    return ended(start(job));
  }

  private static String start(String job) {
    return stage.operator().post("/v1/admin/jobs/" + job).expect(200).text("id");
  }

  private static JsonNode ended(String execution) {
    return Until.value(
        "the end of the job",
        JOB,
        () -> stage.operator().get("/v1/admin/jobs/" + execution).expect(200).json(),
        job -> List.of("COMPLETED", "FAILED", "STOPPED").contains(job.path("status").asText()));
  }

  /** The backup whose snapshot is kept for a restart of the stopped execution; null without one. */
  private static String heldBackup(String execution) {
    return stage
        .rows()
        .one(
            "select target from recovery_runs where outcome = 'stopped' and execution_id = %s"
                .formatted(execution));
  }

  private static String outcome(String kind, String backup) {
    String found =
        stage
            .rows()
            .one(
                "select outcome from recovery_runs where kind = '%s' and target = '%s' limit 1"
                    .formatted(kind, backup));
    return found == null ? "" : found;
  }

  private static void pause(boolean value) {
    stage
        .operator()
        .put(
            "/v1/admin/modes",
            "{\"outbox_paused\":{\"value\":%s,\"reason\":\"a restore\"}}".formatted(value))
        .expect(200);
  }

  private static JsonNode mode() {
    Reply modes = stage.operator().get("/v1/admin/modes").expect(200);
    return modes.json().path("outbox_paused");
  }

  private static List<String> names(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> each.path("name").asText())
        .toList();
  }
}
