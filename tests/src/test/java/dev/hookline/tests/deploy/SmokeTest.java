package dev.hookline.tests.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.Command;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.SourceTree;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two smoke scripts, on a server that is well. */
@OnStage
class SmokeTest {
  @TempDir private Path directory;

  @Test
  void aServerThatIsWellPassesTheCheck(Stage stage) {
    Command.Ended ended =
        smoke("smoke-check.sh", stage, Map.of("SMOKE_URLS", "/openapi " + base(stage) + "/readyz"));
    assertThat(ended.code()).as(ended.errors()).isZero();
    JsonNode report = ended.json();
    assertThat(report.path("ok").asBoolean()).isTrue();
    assertThat(names(report.path("checks"), true))
        .containsExactly("health", "ready", "live", "metrics", "url", "url");
  }

  @Test
  void oneUrlThatFailsFailsTheCheckAndIsNamed(Stage stage) {
    Command.Ended ended = smoke("smoke-check.sh", stage, Map.of("SMOKE_URLS", "/nowhere /openapi"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(names(ended.json().path("checks"), false)).containsExactly("url");
    assertThat(ended.output()).contains("answered 404").contains("/nowhere");
  }

  @Test
  void aServerThatIsNotThereFailsEveryCheck(Stage stage) {
    Command.Ended ended = smoke("smoke-check.sh", stage, Map.of("BASE_URL", "http://127.0.0.1:9"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(names(ended.json().path("checks"), true)).isEmpty();
  }

  @Test
  void anIntegrationThatOnlyReadsChangesNothing(Stage stage, Tenant tenant) {
    Command.Ended ended = smoke("smoke-integrations.sh", stage, key(tenant));
    assertThat(ended.code()).as(ended.errors() + ended.output()).isZero();
    assertThat(names(ended.json().path("calls"), true))
        .containsExactly("events", "deliveries", "dlq", "endpoints", "subscriptions");
    assertThat(tenant.items("/v1/endpoints")).isEmpty();
    assertThat(tenant.items("/v1/events")).isEmpty();
  }

  @Test
  void anIntegrationThatMayPublishesSeesItDeliveredAndReplayed(Stage stage, Tenant tenant) {
    Map<String, String> variables = new HashMap<>(key(tenant));
    variables.put("SMOKE_ALLOW_MUTATIONS", "1");
    variables.put("SMOKE_OUTLET_ID", "outlet-7");
    variables.put("SMOKE_MAX_MS_REPLAYED", "30000");
    variables.put("SMOKE_MAX_MS_DELIVERED", "30000");
    Command.Ended ended = smoke("smoke-integrations.sh", stage, variables);
    assertThat(ended.code()).as(ended.errors() + ended.output()).isZero();
    assertThat(names(ended.json().path("calls"), true))
        .contains("publish", "delivered", "replayed");
    List<JsonNode> events = tenant.items("/v1/events");
    assertThat(events).hasSize(2);
    String id = events.getFirst().path("event_id").asText();
    JsonNode event = tenant.api().get("/v1/events/" + id).expect(200).json();
    assertThat(event.path("channels").path(0).asText()).isEqualTo("outlet-7");
    assertThat(tenant.items("/v1/deliveries?status=success")).hasSize(4);
    assertThat(tenant.items("/v1/endpoints")).as("it tidies up").isEmpty();
  }

  @Test
  void aLimitThatIsBrokenAndAKeyThatIsWrongFail(Stage stage, Tenant tenant) {
    Map<String, String> strict = new HashMap<>(key(tenant));
    strict.put("SMOKE_MAX_MS_EVENTS", "0");
    Command.Ended slow = smoke("smoke-integrations.sh", stage, strict);
    assertThat(slow.code()).isEqualTo(4);
    assertThat(names(slow.json().path("calls"), false)).containsExactly("events");

    Command.Ended wrong =
        smoke("smoke-integrations.sh", stage, Map.of("INTEGRATION_API_KEY", "hl_wrong"));
    assertThat(wrong.code()).isEqualTo(4);
    assertThat(wrong.output()).contains("answered 401").doesNotContain("hl_wrong");
  }

  @Test
  void whatIsMissingIs3AndWrongUsageIs2(Stage stage, Tenant tenant) {
    assertThat(smoke("smoke-integrations.sh", stage, Map.of()).code()).isEqualTo(3);
    Map<String, String> variables = new HashMap<>(key(tenant));
    variables.put("SMOKE_ALLOW_MUTATIONS", "maybe");
    assertThat(smoke("smoke-integrations.sh", stage, variables).code()).isEqualTo(2);
    assertThat(smoke("smoke-check.sh", stage, Map.of("BASE_URL", "nowhere")).code()).isEqualTo(2);
    for (String script : List.of("smoke-check.sh", "smoke-integrations.sh", "deploy.sh")) {
      assertThat(run(script, Map.of(), "--help").code()).isZero();
      assertThat(run(script, Map.of(), "--nonsense").code()).isEqualTo(2);
    }
  }

  private Command.Ended smoke(String script, Stage stage, Map<String, String> more) {
    Map<String, String> variables = new HashMap<>();
    variables.put("BASE_URL", base(stage));
    variables.put("SMOKE_RUNS", "2");
    variables.put("SMOKE_MAX_MS_PUBLISH", "20000");
    for (String list : List.of("EVENTS", "DELIVERIES", "DLQ", "ENDPOINTS", "SUBSCRIPTIONS")) {
      variables.put("SMOKE_MAX_MS_" + list, "20000");
    }
    variables.putAll(more);
    return run(script, variables, "--json");
  }

  private Command.Ended run(String script, Map<String, String> variables, String option) {
    return Command.run(
        directory,
        List.of(SourceTree.ROOT.resolve("scripts").resolve(script).toString(), option),
        variables);
  }

  private static String base(Stage stage) {
    return stage.server().apiUrl().toString();
  }

  private static Map<String, String> key(Tenant tenant) {
    String bearer = tenant.api().headers().get("Authorization");
    return Map.of("INTEGRATION_API_KEY", bearer.substring("Bearer ".length()));
  }

  private static List<String> names(JsonNode checks, boolean ok) {
    return StreamSupport.stream(checks.spliterator(), false)
        .filter(check -> check.path("ok").asBoolean() == ok)
        .map(check -> check.path("name").asText())
        .toList();
  }
}
