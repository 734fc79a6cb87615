package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.Command;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Shell;
import dev.hookline.tests.stage.SpareStage;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** On a server of its own: the checks look at all of it. */
@ExtendWith(SpareStage.class)
class GatedRolloutTest {
  private static final String SCRIPT = "gated-rollout.sh";
  private static Stage stage;

  @TempDir Path directory;

  @BeforeAll
  static void start(Stage spare) {
    stage = spare;
  }

  @Test
  void aFailingCheckEndsAtZero() {
    try (Receiver receiver = new Receiver()) {
      receiver.answers("/bad", Script.status(400));
      Tenant tenant = stage.tenant();
      tenant.listener(receiver.url("/bad"), "\"max_attempts\":2");
      AtomicBoolean over = new AtomicBoolean();
      CompletableFuture<Void> traffic =
          CompletableFuture.runAsync(
              () ->
                  Until.isTrue(
                      "the rollout to end",
                      () -> {
                        tenant.publish("a", "1");
                        return over.get();
                      }));
      Command.Ended ended =
          run("stream", "10", "50", "100", "--hold", "20", "--max-error-rate", "0.2", "--json");
      over.set(true);
      traffic.join();
      assertThat(ended.code()).as(ended.errors()).isEqualTo(4);
      JsonNode report = ended.json();
      assertThat(report.path("result").asText()).isEqualTo("rolled back");
      assertThat(report.path("why").asText()).contains("error rate");
      assertThat(report.path("rollout_percentage").asInt()).isZero();
      assertThat(report.path("steps")).hasSize(1);
      assertThat(report.path("steps").path(0).path("verdict").asText()).isEqualTo("failed");
      assertThat(rollout("stream")).isZero();
    }
  }

  @Test
  void whileTheChecksHoldEveryStepIsTaken() {
    Command.Ended ended = run("alert-targets", "10", "100", "--hold", "0", "--json");
    assertThat(ended.code()).as(ended.output() + ended.errors()).isZero();
    assertThat(ended.json().path("steps")).hasSize(2);
    assertThat(rollout("alert-targets")).isEqualTo(100);
  }

  @Test
  void aDryRunChangesNothing() {
    int before = rollout("dlq.replay");
    Command.Ended ended = run("dlq.replay", "1", "2", "--hold", "0", "--dry-run");
    assertThat(ended.code()).as(ended.errors()).isZero();
    assertThat(rollout("dlq.replay")).isEqualTo(before);
  }

  @Test
  void aFlagThatSomebodyElseChangesIsLeftAlone() {
    CompletableFuture<Void> somebody =
        CompletableFuture.runAsync(
            () -> {
              Until.isTrue("the first step", () -> rollout("outbox.enabled") == 98);
              set("outbox.enabled", 97);
            });
    Command.Ended ended = run("outbox.enabled", "98", "99", "--hold", "5", "--every", "0.2");
    somebody.join();
    assertThat(ended.code()).as(ended.output() + ended.errors()).isEqualTo(75);
    assertThat(rollout("outbox.enabled")).isEqualTo(97);
    set("outbox.enabled", 100);
  }

  @Test
  void wrongUsageIs2AndWhatIsNotThereIs3() {
    assertThat(run("stream").code()).isEqualTo(2);
    assertThat(run("stream", "101").code()).isEqualTo(2);
    assertThat(run("stream", "10", "--no-such-option").code()).isEqualTo(2);
    assertThat(run("none", "10").code()).isEqualTo(3);
  }

  private Command.Ended run(String... arguments) {
    return new Shell(stage, directory).run(SCRIPT, arguments);
  }

  private static int rollout(String flag) {
    return stage
        .operator()
        .get("/v1/admin/flags/" + flag)
        .expect(200)
        .json()
        .path("rollout_percentage")
        .asInt();
  }

  private static void set(String flag, int percentage) {
    stage
        .operator()
        .put("/v1/admin/flags/" + flag, "{\"rollout_percentage\":" + percentage + "}")
        .expect(200);
  }
}
