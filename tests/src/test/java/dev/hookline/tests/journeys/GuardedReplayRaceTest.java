package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.SpareStage;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many calls at once, where the limit of calls is out of the way. */
@ExtendWith(SpareStage.class)
class GuardedReplayRaceTest {
  private static Stage stage;

  @BeforeAll
  static void start(Stage spare) {
    stage = spare;
  }

  @Test
  void sixtyFourCallsWithOneKeyDoTheWorkOnce() {
    Tenant tenant = stage.tenant();
    Replayer replayer = new Replayer(stage, tenant);
    try (Receiver receiver = new Receiver()) {
      replayer.bury(receiver, 20);
      List<Reply> replies =
          atOnce(64, call -> replayer.signed(replayer.body("one key", 7)).expect(200));
      assertThat(replies).hasSize(64);
      assertThat(replies.stream().filter(it -> !it.json().path("duplicate").asBoolean()))
          .hasSize(1);
      assertThat(replies)
          .allSatisfy(it -> assertThat(it.json().path("replayed").asInt()).isEqualTo(7));
      assertThat(replies.stream().map(it -> it.text("replay_id")).distinct()).hasSize(1);
      assertThat(replayer.dead()).isEqualTo(13);
      assertThat(replayer.waiting()).isEqualTo(7);
      assertThat(replayer.audited("dlq_replay_completed")).isEqualTo(1);
      assertThat(spent(tenant)).isEqualTo("7 7");
    }
  }

  @Test
  void twoHundredCallsNeverExceedTheBudgetByOne() {
    Tenant tenant = stage.tenant();
    Replayer replayer = new Replayer(stage, tenant);
    try (Receiver receiver = new Receiver()) {
      replayer.bury(receiver, 120);
      stage
          .operator()
          .put("/v1/admin/replay-budgets/" + tenant.id(), "{\"daily_limit\":37}")
          .expect(200);
      List<Reply> replies = atOnce(200, call -> replayer.signed(replayer.body("key " + call, 1)));
      assertThat(replies.stream().filter(it -> it.status() == 200)).hasSize(37);
      assertThat(replies.stream().filter(it -> it.status() != 200))
          .allSatisfy(it -> it.expectProblem(429, "REPLAY_BUDGET_EXCEEDED"));
      assertThat(replayer.dead()).isEqualTo(83);
      assertThat(replayer.waiting()).isEqualTo(37);
      assertThat(spent(tenant)).isEqualTo("37 37");
    }
  }

  private static String spent(Tenant tenant) {
    return stage
        .rows()
        .one(
            "select concat_ws(' ', used_today, used_this_month) from replay_budgets_status"
                + " where tenant_id = '%s'".formatted(tenant.id()));
  }

  private static List<Reply> atOnce(int calls, IntFunction<Reply> call) {
    CountDownLatch gate = new CountDownLatch(1);
    List<Future<Reply>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < calls; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  gate.await();
                  return call.apply(number);
                }));
      }
      gate.countDown();
    }
    return running.stream().map(GuardedReplayRaceTest::ended).toList();
  }

  private static Reply ended(Future<Reply> call) {
    try {
      return call.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
