package dev.hookline.tests.browser;

import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every screen by a short name, with something on it. */
final class Screens {
  private Screens() {}

  /**
   * The addresses of all screens, over a tenant with an endpoint that works and one that does not.
   */
  static Map<String, String> filled(Tenant tenant, Receiver receiver) {
    receiver.answers("/bad", Script.status(400));
    String good = tenant.listener(receiver.url("/good"), "\"description\":\"takes everything\"");
    String bad = tenant.listener(receiver.url("/bad"), "\"max_attempts\":1");
    String event = "";
    for (int i = 0; i < 3; i++) {
      event =
          tenant
              .publish("order.paid", "{\"order\":" + i + ",\"total\":12.5}")
              .expect(201)
              .text("event_id");
    }
    receiver.await("/good", 3);
    receiver.await("/bad", 3);
    String dead = deadOf(tenant, bad);
    Map<String, String> all = new LinkedHashMap<>();
    all.put("overview", "/admin/overview");
    all.put("events", "/admin/events?q=tenant:" + tenant.id());
    all.put("event", "/admin/events/" + event);
    all.put("deliveries", "/admin/deliveries?q=tenant:" + tenant.id());
    all.put("delivery", "/admin/deliveries/" + dead);
    all.put("dead-letters", "/admin/dead-letters");
    all.put(
        "dead-letters-of-a-cause",
        "/admin/dead-letters/group?tenant=" + tenant.id() + "&endpoint=" + bad);
    all.put("endpoints", "/admin/endpoints?tenant=" + tenant.id());
    all.put("endpoint", "/admin/endpoints/" + good);
    all.put("modes", "/admin/modes");
    all.put("flags", "/admin/flags");
    all.put("flag", "/admin/flags/outbox.enabled?enabled=true&percentage=50");
    all.put("budgets", "/admin/budgets?tenant=" + tenant.id());
    all.put("tenants", "/admin/tenants");
    all.put("tenant", "/admin/tenants/" + tenant.id());
    all.put("operators", "/admin/operators");
    all.put("audit", "/admin/audit");
    all.put("recovery", "/admin/recovery");
    all.put("releases", "/admin/releases");
    all.put("system", "/admin/system");
    all.put("password", "/admin/password");
    return all;
  }

  private static String deadOf(Tenant tenant, String endpoint) {
    return Until.value(
            "dead letters",
            () -> tenant.items("/v1/dlq?endpoint_id=" + endpoint),
            items -> items.size() == 3)
        .getFirst()
        .path("job_id")
        .asText();
  }
}
