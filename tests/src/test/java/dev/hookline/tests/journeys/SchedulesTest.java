package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The schedules are those of the whole installation: a test leaves them as it found them. */
@OnStage
class SchedulesTest {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  @Test
  void whatIsDueRunsByItselfAndIsDueAgainAtItsTime(Stage stage) {
    long before = schedule(stage, "retention").path("last_finished_at").asLong();
    long planned = nextAtOne();

    stage.rows().change("update schedules set next_at = now() where name = 'retention'");

    JsonNode after =
        Until.value(
            "it ran",
            A_MINUTE,
            () -> schedule(stage, "retention"),
            now -> now.path("last_finished_at").asLong() > before);
    assertThat(after.path("last_outcome").asText()).isEqualTo("ok");
    assertThat(after.path("plan").asText()).isEqualTo("daily at 01:00");
    assertThat(after.path("next_at").asLong()).isIn(planned, nextAtOne());
    assertThat(after.path("runs_on").isNull()).isTrue();
    assertThat(Instant.ofEpochMilli(after.path("last_started_at").asLong()))
        .isBeforeOrEqualTo(Instant.ofEpochMilli(after.path("last_finished_at").asLong()));
    assertThat(
            stage
                .rows()
                .one(
                    "select outcome || requested_by from recovery_runs where kind = 'retention'"
                        + " order by run_id desc limit 1"))
        .isEqualTo("okjob:retention");
  }

  @Test
  void operatorsChangeAScheduleViewersLookAtItAndTenantsDoNeither(Stage stage, Tenant tenant) {
    JsonNode before = schedule(stage, "restore-drill");
    JsonNode changed =
        stage
            .operator()
            .put(
                "/v1/admin/schedules/restore-drill",
                "{\"enabled\":false,\"plan\":\"weekly on monday at 06:00\",\"reason\":\"test\"}")
            .expect(200)
            .json();
    assertThat(changed.path("plan").asText()).isEqualTo("weekly on monday at 06:00");
    assertThat(changed.path("enabled").asBoolean()).isFalse();
    assertThat(changed.path("next_at").isNull()).isTrue();
    stage
        .operator()
        .put(
            "/v1/admin/schedules/restore-drill",
            "{\"enabled\":true,\"plan\":\"" + before.path("plan").asText() + "\"}")
        .expect(200);

    stage.operator().put("/v1/admin/schedules/none", "{}").expectProblem(404, "NOT_FOUND");
    stage
        .operator()
        .put("/v1/admin/schedules/backup", "{\"plan\":\"0 2 * * *\"}")
        .expectProblem(400, "INVALID_REQUEST");
    tenant.api().get("/v1/admin/schedules").expectProblem(403, "INSUFFICIENT_SCOPE");
  }

  /** The next time that it is one o'clock, UTC. */
  private static long nextAtOne() {
    Instant now = Instant.now();
    Instant today = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(1));
    return (today.isAfter(now) ? today : today.plus(Duration.ofDays(1))).toEpochMilli();
  }

  private static JsonNode schedule(Stage stage, String name) {
    JsonNode items = stage.operator().get("/v1/admin/schedules").expect(200).json().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(each -> each.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
