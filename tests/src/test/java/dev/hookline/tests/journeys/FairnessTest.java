package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.settings.Setting;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A tenant whose receivers hang takes no places from the others. The node has only 256. */
class FairnessTest {
  private static final int PLACES = 256;
  private static final int HANGING = 500;

  private static Stage stage;

  private final Receiver receiver = new Receiver();

  @BeforeAll
  static void start() {
    stage =
        Stage.start(options -> options.with(Setting.DISPATCH_CAPACITY, Integer.toString(PLACES)));
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void fiveHundredHangingEndpointsOfOneTenantHoldUpNoOther() {
    Tenant hanging = stage.tenant();
    receiver.answers("/hangs", Script.hang());
    for (int i = 0; i < HANGING; i++) {
      hanging.listener(receiver.url("/hangs"), "\"timeout_ms\":30000", "\"max_in_flight\":64");
    }
    publish(hanging, 10); // each to all of them
    Until.isTrue("it has all it may", () -> receiver.at("/hangs").size() >= PLACES / 2);

    Tenant healthy = stage.tenant();
    healthy.listener(receiver.url("/in"));
    for (int i = 0; i < 10; i++) {
      publish(healthy, 60);
      publish(hanging, 1);
    }
    receiver.await("/in", 600);
    assertThat(rows("attempts", hanging)).as("all of the other still hang").isZero();
    Until.isTrue("recorded", () -> rows("deliveries", healthy) == 600);
  }

  @Test
  void whatOneTenantHasWaitingByTheThousandHoldsUpNoOther() {
    Tenant busy = stage.tenant();
    busy.listener(receiver.url("/slow"), "\"max_in_flight\":4");
    receiver.answers("/slow", Script.hang());
    for (int i = 0; i < 20; i++) {
      publish(busy, 1_000);
    }
    Tenant healthy = stage.tenant();
    healthy.listener(receiver.url("/in"));
    publish(healthy, 300);
    receiver.await("/in", 300);
    assertThat(rows("attempts", busy)).isZero();
  }

  private static void publish(Tenant tenant, int count) {
    tenant.publishBatch(
        IntStream.range(0, count)
            .mapToObj(n -> "{\"topic\":\"a\",\"payload\":%d}".formatted(n))
            .toList());
  }

  private static int rows(String table, Tenant tenant) {
    return stage
        .rows()
        .number("select count(*) from %s where tenant_id = '%s'".formatted(table, tenant.id()));
  }
}
