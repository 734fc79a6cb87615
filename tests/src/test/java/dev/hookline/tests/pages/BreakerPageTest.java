package dev.hookline.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import org.junit.jupiter.api.Test;

@OnStage
class BreakerPageTest {
  @Test
  void anOperatorSeesWhyABreakerIsOpenAndClosesItAndAViewerOnlySees(
      Stage stage, Tenant tenant, Receiver receiver) {
    receiver.answers("/in", Script.status(503));
    String endpoint = tenant.listener(receiver.url("/in"), "\"retry_schedule\":[0]");
    String page = "/admin/endpoints/" + endpoint;
    Visit operator = Visit.as("operator", stage);
    Visit viewer = Visit.as("viewer", stage);
    assertThat(operator.get(page).expect(200).body())
        .contains("Circuit breaker", "It never opened.")
        .doesNotContain("Close it now");

    tenant.publish("a", "1").expect(201);
    Until.isTrue("open", () -> state(tenant, endpoint).equals("open"));
    assertThat(operator.get(page).expect(200).body())
        .contains("Close it now", "looks again", "5 in a row failed: http_5xx");
    assertThat(viewer.get(page).expect(200).body())
        .contains("5 in a row failed: http_5xx")
        .doesNotContain("Close it now");
    viewer.post(page + "/breaker/reset").expect(403);

    receiver.answers("/in", Script.status(200));
    assertThat(operator.post(page + "/breaker/reset").expect(200).body())
        .contains("The circuit breaker is closed", "reset by a person");
    Until.isTrue("sent", () -> tenant.items("/v1/deliveries?status=success").size() == 1);
  }

  private static String state(Tenant tenant, String endpoint) {
    return tenant
        .api()
        .get("/v1/endpoints/" + endpoint)
        .expect(200)
        .json()
        .path("breaker")
        .path("state")
        .asText();
  }
}
