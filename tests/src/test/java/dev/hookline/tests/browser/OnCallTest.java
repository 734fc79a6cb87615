package dev.hookline.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Tenant;
import org.junit.jupiter.api.Test;

/** What the person on call does, on the pages only. */
@InBrowser
class OnCallTest {
  @Test
  void aStuckDeliveryIsFoundAndReplayedInFourActions(
      Portal portal, Tenant tenant, Receiver receiver) {
    receiver.answers("/in", Script.sequence(Script.status(500), Script.status(200)));
    tenant.listener(receiver.url("/in"), "\"max_attempts\":1");
    String delivery = tenant.publishOne("order.paid", "1");
    tenant.awaitDelivery(delivery, "dead");
    try (Desk desk = portal.as("operator")) {
      desk.open("/admin/overview"); // 1: open the portal
      desk.go(desk.page().locator("nav a[href='/admin/deliveries']")); // 2: the list, newest first
      desk.go(desk.page().locator("a[href='/admin/deliveries/" + delivery + "']")); // 3: the one
      desk.press("Replay it"); // 4
      assertThat(desk.page().locator(".note").textContent()).contains("It is due now");
      tenant.awaitDelivery(delivery, "success");
      assertThat(receiver.at("/in")).hasSize(2);
      desk.open("/admin/deliveries/" + delivery);
      assertThat(desk.text()).contains("Attempt 2", "HTTP 500", "The signature explained");
      desk.expectNoComplaints();
    }
  }

  @Test
  void aPauseKeepsPublishesAndSendsNothing(Portal portal, Tenant tenant, Receiver receiver) {
    tenant.listener(receiver.url("/in"));
    try (Desk desk = portal.as("operator")) {
      turn(desk, "outbox_paused", "the receiver moves", "30");
      try {
        assertThat(desk.page().locator(".banner").first().textContent())
            .contains("Outbox paused", "the receiver moves", "in ");
        String delivery = tenant.publishOne("order.paid", "1");
        desk.open("/admin/deliveries/" + delivery);
        assertThat(desk.text()).contains("pending", "nothing leaves");
        assertThat(receiver.at("/in")).isEmpty();
      } finally {
        turnOff(desk, "outbox_paused");
      }
      receiver.await("/in", 1);
      assertThat(desk.page().locator(".banner").count()).isZero();
    }
  }

  @Test
  void inMaintenanceTheApiRestsAndHealthGoesOn(Portal portal, Tenant tenant) {
    try (Desk desk = portal.as("operator")) {
      turn(desk, "maintenance", "the database moves", "");
      try {
        assertThat(tenant.publish("order.paid", "1").status()).isEqualTo(503);
        assertThat(tenant.api().get("/v1/events").status()).isEqualTo(503);
        assertThat(portal.stage().nobody().get("/healthz").status()).isEqualTo(200);
        assertThat(portal.stage().nobody().get("/readyz").status()).isEqualTo(200);
        desk.open("/admin/overview");
        assertThat(desk.page().locator(".banner").first().textContent()).contains("Maintenance");
      } finally {
        turnOff(desk, "maintenance");
      }
      tenant.publish("order.paid", "1").expect(201);
    }
  }

  @Test
  void readOnlyRefusesChangesAndStillAnswers(Portal portal, Tenant tenant) {
    try (Desk desk = portal.as("admin")) {
      turn(desk, "read_only", "a migration runs", "");
      try {
        assertThat(tenant.publish("order.paid", "1").status()).isEqualTo(503);
        tenant.api().get("/v1/events").expect(200);
        assertThat(desk.post("/admin/tenants", desk.token(), "id", "x").status()).isEqualTo(503);
      } finally {
        turnOff(desk, "read_only");
      }
      tenant.publish("order.paid", "1").expect(201);
    }
  }

  @Test
  void aModeIsTurnedOnOnlyByWhoTypesItsName(Portal portal) {
    try (Desk desk = portal.as("operator")) {
      desk.open("/admin/modes");
      desk.page().getByLabel("Prepare read_only").click();
      desk.field("Reason to turn read_only on").fill("by mistake");
      desk.field("Confirm read_only").fill("read-only");
      assertThat(desk.page().getByLabel("Turn read_only on").last().isDisabled()).isTrue();
      var forced =
          desk.post(
              "/admin/modes/read_only/on", desk.token(), "reason", "x", "confirm", "read-only");
      assertThat(forced.status()).isEqualTo(422);
      desk.open("/admin/modes");
      assertThat(desk.page().locator(".banner").count()).isZero();
    }
  }

  @Test
  void aFlagIsRaisedToTenPercentAfterItsDiffWasSeen(Portal portal, Tenant tenant) {
    try (Desk desk = portal.as("operator")) {
      desk.open("/admin/flags/dlq.replay");
      String before = desk.page().locator("#percentage, [name=percentage]").first().inputValue();
      try {
        raise(desk, "10");
        assertThat(desk.text()).contains("10 % of the tenants", "10 %");
      } finally {
        raise(desk, before);
      }
    }
  }

  private static void raise(Desk desk, String percentage) {
    desk.open("/admin/flags/dlq.replay");
    if (desk.page().locator("[name=percentage]").first().inputValue().equals(percentage)) {
      return;
    }
    desk.page().locator("[name=percentage]").first().fill(percentage);
    desk.press("Preview");
    assertThat(desk.page().locator(".diff").first().textContent()).contains(percentage + " %");
    desk.page().locator("form:has(button:text-is('Apply')) [name=reason]").fill("a step");
    desk.press("Apply");
    assertThat(desk.text()).contains(percentage + " %");
  }

  private static void turn(Desk desk, String mode, String reason, String minutes) {
    desk.open("/admin/modes");
    desk.page().getByLabel("Prepare " + mode).click();
    desk.field("Reason to turn " + mode + " on").fill(reason);
    desk.field("Minutes of " + mode).fill(minutes);
    desk.field("Confirm " + mode).fill(mode);
    desk.press("Turn " + mode + " on");
    assertThat(desk.page().locator(".note").textContent()).contains("It is on");
  }

  private static void turnOff(Desk desk, String mode) {
    desk.open("/admin/modes");
    desk.field("Reason to turn " + mode + " off").fill("it is over");
    desk.press("Turn " + mode + " off");
    assertThat(desk.page().locator(".note").textContent()).contains("It is off");
  }
}
