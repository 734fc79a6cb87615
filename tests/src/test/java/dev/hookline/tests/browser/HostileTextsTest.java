package dev.hookline.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Locator;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What others write is text on the screens of the installation, whatever it looks like. */
@InBrowser
class HostileTextsTest {
  private static final List<String> TEXTS = HostileTexts.all();
  private static final JsonMapper JSON = new JsonMapper();

  private static String json(String... members) {
    var object = JSON.createObjectNode();
    for (int i = 0; i < members.length; i += 2) {
      object.put(members[i], members[i + 1]);
    }
    return object.toString();
  }

  /** Opens the page and all that follow it in the list, and finds the texts on them, as texts. */
  private static void expectShown(Desk desk, String first, int atLeast) {
    Set<String> shown = new HashSet<>();
    desk.open(first);
    while (true) {
      String page = desk.page().locator("main").textContent();
      TEXTS.stream().filter(page::contains).forEach(shown::add);
      Locator older = desk.page().locator(".pager a:text-is('Older')");
      if (older.count() == 0) {
        break;
      }
      desk.go(older);
    }
    assertThat(shown).as(first).hasSizeGreaterThanOrEqualTo(atLeast);
    desk.expectNoComplaints();
  }

  @Test
  void namesOfTenantsAndKeysAndTheAuditLogShowThem(Portal portal, Tenant tenant) {
    Stage stage = portal.stage();
    String lead = "x" + Long.toString(System.nanoTime(), 36);
    for (int i = 0; i < TEXTS.size(); i++) {
      String text = TEXTS.get(i);
      stage
          .operator()
          .post("/v1/tenants", json("tenant_id", lead + "_" + i, "name", text))
          .expect(201);
      JsonNode key = JSON.createObjectNode().put("name", text).set("scopes", scopes());
      tenant.api().post("/v1/apikeys", key.toString()).expect(201);
    }
    try (Desk desk = portal.as("admin")) {
      expectShown(desk, "/admin/tenants?q=" + lead, TEXTS.size());
      expectShown(desk, "/admin/tenants/" + tenant.id(), TEXTS.size());
      expectShown(desk, "/admin/audit?tenant=" + tenant.id(), TEXTS.size());
    }
    System.out.printf("hostile texts: %d on each of 3 screens, none ran%n", TEXTS.size());
  }

  @Test
  void addressesReflectThemAsText(Portal portal) {
    try (Desk desk = portal.as("admin")) {
      for (String text : TEXTS) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        for (String page :
            List.of(
                "/admin/tenants?q=%s",
                "/admin/audit?actor=%s&action=%1$s&tenant=%1$s&target=%1$s")) {
          assertThat(desk.open(page.formatted(encoded)).status()).isEqualTo(200);
        }
      }
      desk.expectNoComplaints();
    }
    System.out.printf("hostile texts: %d in 2 addresses, none ran%n", TEXTS.size());
  }

  @Test
  void reasonsInTheHistoryOfAFlagShowThem(Portal portal) {
    for (int i = 0; i < TEXTS.size(); i++) {
      var change = JSON.createObjectNode().put("rollout_percentage", i % 2);
      change.put("reason", TEXTS.get(i));
      portal.stage().operator().put("/v1/admin/flags/alert-targets", change.toString()).expect(200);
    }
    try (Desk desk = portal.as("admin")) {
      expectShown(desk, "/admin/flags/alert-targets", 49);
      expectShown(desk, "/admin/audit?target=alert-targets", TEXTS.size() - 1);
    }
    System.out.printf("hostile texts: %d reasons, none ran%n", TEXTS.size());
  }

  private static JsonNode scopes() {
    return JSON.createArrayNode().add("admin");
  }
}
