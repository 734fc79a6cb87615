package dev.hookline.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Test;

/** What only happens with scripts, on the screens of the installation, and their main tasks. */
@InBrowser
class InstallationTest {
  private static String unique() {
    return "b" + Long.toString(System.nanoTime(), 36);
  }

  @Test
  void aTenantGetsItsFirstKeyInTwoForms(Portal portal) {
    String id = unique();
    try (Desk desk = portal.as("admin")) {
      desk.open("/admin/tenants");
      desk.field("Id").fill(id);
      desk.press("Make the tenant");
      assertThat(desk.path()).isEqualTo("/admin/tenants/" + id);
      desk.press("Make the key");
      String key = desk.page().locator("#new-key").textContent();

      portal
          .stage()
          .nobody()
          .withKey(key)
          .post("/v1/events", "{\"topic\":\"a\",\"payload\":1}")
          .expect(201);
      desk.follow("I have stored it");
      assertThat(desk.text()).doesNotContain(key);
      desk.expectNoComplaints();
    }
  }

  @Test
  void aFlagIsRaisedToTenPercentInThreeSteps(Portal portal) {
    try (Desk desk = portal.as("operator")) {
      desk.open("/admin/flags/alert-targets?enabled=true&percentage=0");
      if (desk.page().locator("button:text-is('Apply')").count() > 0) {
        desk.page().locator("form:has(button:text-is('Apply')) [name=reason]").fill("from nought");
        desk.press("Apply");
      }
      desk.open("/admin/flags/alert-targets");
      desk.follow("10 %");
      assertThat(desk.text()).contains("What would change");
      desk.page().locator("form:has(button:text-is('Apply')) [name=reason]").fill("a first tenth");
      desk.press("Apply");
      assertThat(desk.text()).contains("for 10 % of the tenants", "a first tenth");
      desk.expectNoComplaints();
    }
  }

  @Test
  void theSliderSaysItsShare(Portal portal) {
    try (Desk desk = portal.as("viewer")) {
      desk.open("/admin/flags/stream");
      desk.page().locator("[name=percentage]").fill("42");
      PlaywrightAssertions.assertThat(desk.page().locator("#share")).hasText("42");
      desk.expectNoComplaints();
    }
  }

  @Test
  void anOperatorIsRemovedOnlyAfterTheirNameWasTyped(Portal portal) {
    String name = unique();
    try (Desk desk = portal.as("admin")) {
      desk.makeOperator(name, "viewer");
      desk.open("/admin/operators");
      desk.follow(name);
      Locator remove = desk.page().locator("button[data-armed]");
      PlaywrightAssertions.assertThat(remove).isDisabled();
      desk.page().locator("[name=confirm]").fill(name);
      PlaywrightAssertions.assertThat(remove).isEnabled();
      desk.go(remove);
      assertThat(desk.path()).isEqualTo("/admin/operators");
      assertThat(desk.text()).contains(name + " is removed");
      desk.expectNoComplaints();
    }
  }

  @Test
  void theVerdictOnTheAuditLogComesByItself(Portal portal) {
    try (Desk desk = portal.as("viewer")) {
      desk.open("/admin/audit");
      PlaywrightAssertions.assertThat(desk.page().locator(".verdict"))
          .containsText("The chain is intact");
      desk.expectNoComplaints();
    }
  }
}
