package dev.hookline.tests.journeys;

import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.time.Clock;
import java.util.UUID;

/** Calls the guarded replay as a script does: with a signature made by somebody else's library. */
record Replayer(Stage stage, Tenant tenant) {
  static final String PATH = "/v1/dlq/replay";

  /** Dead letters of one endpoint, which is paused so that what is requeued stays where it is. */
  String bury(Receiver receiver, int count) {
    receiver.answers("/dead", Script.status(400));
    String endpoint = tenant.listener(receiver.url("/dead"), "\"max_attempts\":1");
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < count; i++) {
      events.append(i == 0 ? "" : ",").append("{\"topic\":\"a.b\",\"payload\":" + i + "}");
    }
    tenant.api().post("/v1/events/batch", "{\"events\":[" + events + "]}");
    Until.isTrue("dead letters", () -> dead() == count);
    tenant.api().post("/v1/endpoints/" + endpoint + "/pause").expect(200);
    return endpoint;
  }

  int dead() {
    return tenant.items("/v1/dlq?limit=1000").size();
  }

  int waiting() {
    return stage
        .rows()
        .number("select count(*) from queue where tenant_id = '" + tenant.id() + "'");
  }

  String body(String key, int max, String... more) {
    String members = more.length == 0 ? "" : "," + String.join(",", more);
    return "{\"tenant_id\":\"%s\",\"idempotency_key\":\"%s\",\"max\":%d%s}"
        .formatted(tenant.id(), key, max, members);
  }

  Reply signed(String body) {
    return signed(body, Clock.systemUTC().instant().getEpochSecond());
  }

  /** With a timestamp of one's own, in seconds. */
  Reply signed(String body, long timestamp) {
    return caller(stage.server().replaySecret(), body, timestamp).post(PATH, body);
  }

  Api caller(String secret, String body, long timestamp) {
    String id = "msg_" + UUID.randomUUID();
    try {
      String signature = new com.standardwebhooks.Webhook(secret).sign(id, timestamp, body);
      return stage
          .nobody()
          .with("webhook-id", id)
          .with("webhook-timestamp", Long.toString(timestamp))
          .with("webhook-signature", signature);
    } catch (com.standardwebhooks.exceptions.WebhookSigningException
        | com.standardwebhooks.exceptions.EmptyWebhookSecretException e) {
      throw new AssertionError(e);
    }
  }

  int audited(String action) {
    return stage
        .rows()
        .number(
            "select count(*) from audit_logs where action = '%s' and scope = '%s'"
                .formatted(action, tenant.id()));
  }
}
