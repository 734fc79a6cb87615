package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@OnStage
class IdempotencyTest {
  private static final int THREADS = 64;
  private static final int KEYS = 20;

  @Test
  void manyPublishersWithTheSameKeysMakeExactlyOneEventAKey(Tenant tenant, Receiver receiver)
      throws Exception {
    tenant.listener(receiver.url("/in"));
    Map<String, Set<String>> eventsOfKey = new ConcurrentHashMap<>();
    List<Callable<Void>> publishers = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int first = thread;
      publishers.add(
          () -> {
            for (int i = 0; i < KEYS; i++) {
              String key = "key-" + (first + i) % KEYS;
              String event = untilSettled(tenant, key);
              eventsOfKey.computeIfAbsent(key, it -> ConcurrentHashMap.newKeySet()).add(event);
            }
            return null;
          });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> each : threads.invokeAll(publishers)) {
        each.get();
      }
    }
    assertThat(eventsOfKey).hasSize(KEYS).allSatisfy((key, ids) -> assertThat(ids).hasSize(1));
    assertThat(tenant.items("/v1/events?limit=1000")).hasSize(KEYS);
    receiver.await("/in", KEYS);
    assertThat(tenant.items("/v1/deliveries?limit=1000")).hasSize(KEYS);
  }

  @Test
  void theSameKeyGivesTheSameAnswerAndAnotherPayloadIsRefused(Tenant tenant) {
    Reply first = tenant.publish("a", "{\"x\":1}", "\"idempotency_key\":\"k\"").expect(201);
    Reply again = tenant.publish("a", "{\"x\":1}", "\"idempotency_key\":\"k\"").expect(201);
    assertThat(again.text("event_id")).isEqualTo(first.text("event_id"));
    assertThat(again.text("created_at")).isEqualTo(first.text("created_at"));
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    tenant
        .publish("a", "{\"x\":2}", "\"idempotency_key\":\"k\"")
        .expectProblem(422, "IDEMPOTENCY_MISMATCH");
    assertThat(tenant.items("/v1/events")).hasSize(1);
  }

  @Test
  void theHeaderIsTheSameKeyQuotedOrBare(Tenant tenant) {
    String body = "{\"topic\":\"a\",\"payload\":1}";
    String first = tenant.publish("a", "1", "\"idempotency_key\":\"k\"").text("event_id");
    for (String header : List.of("k", "\"k\"")) {
      Reply reply = tenant.api().with("Idempotency-Key", header).post("/v1/events", body);
      assertThat(reply.expect(201).text("event_id")).isEqualTo(first);
    }
  }

  @Test
  void aKeyBelongsToItsTenant(Tenant one, Tenant other) {
    String mine = one.publish("a", "1", "\"idempotency_key\":\"k\"").text("event_id");
    String theirs = other.publish("a", "2", "\"idempotency_key\":\"k\"").text("event_id");
    assertThat(mine).isNotEqualTo(theirs);
  }

  /** A key that another request holds just now is 409; the client comes back. */
  private static String untilSettled(Tenant tenant, String key) {
    Reply reply;
    do {
      reply = tenant.publish("a", "{\"x\":1}", "\"idempotency_key\":\"" + key + "\"");
    } while (reply.status() == 409);
    return reply.expect(201).text("event_id");
  }
}
