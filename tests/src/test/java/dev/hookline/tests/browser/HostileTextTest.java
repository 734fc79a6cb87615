package dev.hookline.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Text from outside is shown as text, wherever it comes from. */
@InBrowser
class HostileTextTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TOGETHER = 8; // as many as a search field takes
  private static final String MADE =
      "() => [...document.querySelectorAll('main script:not([src]), main iframe, main object, main"
          + " base, main meta, main video, main math, main"
          + " img:not([src=\"/admin/assets/mark.svg\"]), main [onerror], main [onload], main"
          + " [onfocus], main [ontoggle], main template, main style')].length +"
          + " [...document.querySelectorAll('a, form')].filter(e =>"
          + " /^javascript:/i.test(e.getAttribute('href') || e.getAttribute('action') ||"
          + " '')).length";

  @Test
  void noTextFromOutsideBecomesPartOfAPage(Portal portal, Tenant tenant, Receiver receiver) {
    List<String> texts = Hostile.texts();
    assertThat(texts).hasSizeGreaterThan(100);
    String answer = String.join("", texts);
    receiver.answers(
        "/bad",
        Script.rawThenClose(
            "HTTP/1.1 400 No\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(answer.length(), answer)));
    Map<String, String> screens = Screens.filled(tenant, receiver);
    publish(tenant, texts);
    name(portal, tenant, receiver, texts);
    int shown = 0;
    try (Desk desk = portal.as("admin")) {
      for (String screen : screens.values()) {
        desk.open(screen);
        expectNothingMade(desk, screen);
        shown += texts.size();
      }
      for (String screen :
          List.of(
              "events?q=",
              "deliveries?q=",
              "endpoints?url=",
              "endpoints?tenant=",
              "audit?actor=")) {
        for (int at = 0; at < texts.size(); at += TOGETHER) {
          String text = String.join(" ", texts.subList(at, Math.min(texts.size(), at + TOGETHER)));
          desk.open("/admin/" + screen + URLEncoder.encode(text, StandardCharsets.UTF_8));
          expectNothingMade(desk, screen);
        }
        shown += texts.size();
      }
      assertThat(desk.complaints()).noneMatch(it -> it.contains("dialog"));
    }
    System.out.printf("hostile texts: %d times on a screen, none ran%n", shown);
  }

  private static void publish(Tenant tenant, List<String> texts) {
    ObjectNode payload = JSON.createObjectNode();
    ObjectNode metadata = JSON.createObjectNode();
    texts.forEach(text -> payload.put(text, text));
    texts.subList(0, 5).forEach(text -> metadata.put(text, text));
    tenant.publish("order.paid", payload.toString(), "\"metadata\":" + metadata).expect(201);
  }

  private static void name(Portal portal, Tenant tenant, Receiver receiver, List<String> texts) {
    Api operator = portal.stage().operator();
    Api naming = operator.with("X-Tenant-Id", tenant.id());
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      ObjectNode key = JSON.createObjectNode().put("name", text);
      key.putArray("scopes").add("events.read");
      naming.post("/v1/apikeys", key.toString()).expect(201);
      ObjectNode named =
          JSON.createObjectNode().put("tenant_id", tenant.id() + "-" + i).put("name", text);
      if (i < 50) {
        operator.post("/v1/tenants", named.toString()).expect(201);
      }
      if (i < 45) {
        ObjectNode endpoint =
            JSON.createObjectNode()
                .put("url", receiver.url("/x?" + URLEncoder.encode(text, StandardCharsets.UTF_8)))
                .put("description", text);
        tenant.api().post("/v1/endpoints", endpoint.toString()).expect(201);
      }
    }
  }

  private static void expectNothingMade(Desk desk, String screen) {
    assertThat(desk.page().evaluate("window.hostile")).as(screen).isNull();
    assertThat(desk.page().evaluate(MADE)).as(screen).isEqualTo(0);
  }
}
