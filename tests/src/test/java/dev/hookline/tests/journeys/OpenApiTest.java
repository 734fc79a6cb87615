package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@OnStage
class OpenApiTest {
  /** What the contract promises; each must be in the document. */
  private static final List<String> CONTRACT =
      List.of(
          "POST /v1/events",
          "POST /v1/events/batch",
          "GET /v1/events",
          "GET /v1/events/{id}",
          "POST /v1/events/{id}/cancel",
          "GET /v1/deliveries",
          "GET /v1/deliveries/{id}",
          "POST /v1/deliveries/{id}/retry",
          "GET /v1/dlq",
          "POST /v1/dlq/{id}/requeue",
          "DELETE /v1/dlq/{id}",
          "DELETE /v1/dlq",
          "POST /v1/replay",
          "GET /v1/replay/{id}",
          "POST /v1/endpoints",
          "GET /v1/endpoints",
          "GET /v1/endpoints/{id}",
          "PATCH /v1/endpoints/{id}",
          "DELETE /v1/endpoints/{id}",
          "POST /v1/endpoints/{id}/secret/rotate",
          "POST /v1/endpoints/{id}/test",
          "POST /v1/endpoints/{id}/pause",
          "POST /v1/endpoints/{id}/resume",
          "POST /v1/endpoints/{id}/recover",
          "POST /v1/deliveries/retry",
          "POST /v1/subscriptions",
          "GET /v1/subscriptions",
          "DELETE /v1/subscriptions/{id}",
          "POST /v1/dev/inbox",
          "GET /v1/dev/inbox/messages",
          "POST /api/v1/publishing/submit",
          "GET /api/v1/publishing/queue/stats",
          "GET /api/v1/publishing/jobs",
          "GET /api/v1/publishing/jobs/{id}",
          "GET /api/v1/publishing/dlq",
          "POST /api/v1/publishing/dlq/{id}/replay",
          "DELETE /api/v1/publishing/dlq/purge",
          "GET /v1/tenants",
          "GET /v1/apikeys",
          "GET /v1/admin/stats",
          "GET /v1/admin/modes",
          "PUT /v1/admin/modes",
          "GET /v1/admin/modes/tenants/{tenant}",
          "PUT /v1/admin/modes/tenants/{tenant}",
          "GET /v1/admin/modes/endpoints/{endpoint}",
          "PUT /v1/admin/modes/endpoints/{endpoint}",
          "POST /v1/admin/emergency/stop",
          "POST /v1/admin/emergency/resume",
          "POST /v1/admin/store/pause-claims",
          "POST /v1/admin/store/resume-claims",
          "GET /v1/admin/operators",
          "POST /v1/admin/operators",
          "PATCH /v1/admin/operators/{id}",
          "DELETE /v1/admin/operators/{id}");

  @Test
  void theDocumentIsOpenApi31AndTellsWhatReceiversGet(Stage stage) {
    JsonNode document = Routes.document(stage);
    assertThat(document.path("openapi").asText()).startsWith("3.1");
    assertThat(document.path("webhooks").isObject()).isTrue();
    assertThat(document.path("webhooks")).isNotEmpty();
    assertThat(document.path("components").path("securitySchemes")).isNotEmpty();
    assertThat(stage.nobody().get("/openapi.yaml").expect(200).body())
        .containsPattern("openapi: \"?3\\.1");
  }

  @Test
  void everythingTheContractPromisesIsDocumented(Stage stage) {
    List<String> documented = Routes.documentedBy(stage).stream().map(Object::toString).toList();
    TreeSet<String> missing = new TreeSet<>(CONTRACT);
    missing.removeIf(documented::contains);
    assertThat(missing).isEmpty();
  }

  @Test
  void everyDocumentedRouteAnswersWithADocumentedStatus(Stage stage, Tenant tenant) {
    List<String> faults = new ArrayList<>();
    for (Routes.Route route : Routes.documentedBy(stage)) {
      String path = route.path().replaceAll("\\{[^}]+}", "unknown");
      for (Reply reply :
          List.of(route.call(stage.nobody(), path, "["), route.call(tenant.api(), path, "["))) {
        String status = Integer.toString(reply.status());
        boolean known = route.statuses().contains(status) || route.statuses().contains("default");
        if (reply.status() >= 500 || reply.status() == 405 || !known) {
          faults.add(route + " answered " + status + ", documented are " + route.statuses());
        }
      }
    }
    assertThat(faults).isEmpty();
  }
}
