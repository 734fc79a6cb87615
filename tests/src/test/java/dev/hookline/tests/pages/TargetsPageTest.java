package dev.hookline.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import org.junit.jupiter.api.Test;

@OnStage
class TargetsPageTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";

  @Test
  void aTargetHasNoSigningSecretToRotateAndNoSignatureToExplain(
      Stage stage, Tenant tenant, Receiver receiver) {
    receiver.answers(
        "/v2/enqueue",
        Script.raw("HTTP/1.1 202 Taken\r\nContent-Length: 20\r\n\r\n{\"status\":\"success\"}"));
    String target =
        tenant.listener(
            receiver.url("/v2/enqueue"), "\"type\":\"pagerduty\"", "\"secret\":\"" + KEY + "\"");
    String webhook = tenant.listener(receiver.url("/webhook"));
    tenant.publish("shop.alert", "{}").expect(201);
    String sent = delivered(tenant, target);
    String signed = delivered(tenant, webhook);

    Visit operator = Visit.as("operator", stage);
    assertThat(operator.get("/admin/endpoints/" + webhook).expect(200).body())
        .contains("Rotate the secret");
    assertThat(operator.get("/admin/deliveries/" + signed).expect(200).body())
        .contains("The signature explained");
    assertThat(operator.get("/admin/endpoints/" + target).expect(200).body())
        .contains(receiver.url("/v2/enqueue"))
        .doesNotContain("Rotate the secret", KEY);
    assertThat(operator.get("/admin/deliveries/" + sent).expect(200).body())
        .contains("success")
        .doesNotContain("The signature explained", KEY);
    assertThat(operator.post("/admin/endpoints/" + target + "/test").expect(200).body())
        .contains("HTTP", "202")
        .doesNotContain(KEY);
  }

  private static String delivered(Tenant tenant, String endpoint) {
    String id =
        tenant.items("/v1/deliveries?endpoint_id=" + endpoint).getFirst().path("id").asText();
    tenant.awaitDelivery(id, "success");
    return id;
  }
}
