package dev.hookline.persistence.guarded;

import static dev.hookline.persistence.fixture.Outbox.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.fixture.TestDatabase;
import dev.hookline.persistence.work.UnitOfWork;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedTablesTest {
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final Outbox outbox = new Outbox();
  private final TestDatabase database = outbox.database();
  private final UnitOfWork work = database.work();

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void aWindowTakesSoManyCallsAndTheNextOneBeginsWithItsFirst() {
    assertThat(count().left()).isEqualTo(1);
    assertThat(count().left()).isZero();
    CallLimit.Verdict refused = count();
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.reset()).isBetween(WINDOW.minusSeconds(60), WINDOW);
    assertThat(database.query("select count from edge_rate_limits")).isEqualTo("2");
    age("301 seconds");
    assertThat(count().left()).isEqualTo(1);
  }

  @Test
  void aCallWhoseWorkFailsWasNotCounted() {
    assertThatThrownBy(
            () ->
                work.write(
                    session -> {
                      new CallLimit(session).count("k", 2, WINDOW);
                      throw new IllegalStateException("refused");
                    }))
        .hasMessageContaining("refused");
    assertThat(database.query("select count(*) from edge_rate_limits")).isEqualTo("0");
  }

  @Test
  void windowsThatEndedLongAgoAreForgotten() {
    count();
    age("2 days");
    work.write(session -> new CallLimit(session).count("other", 2, WINDOW));
    assertThat(database.query("select string_agg(key, ' ') from edge_rate_limits"))
        .isEqualTo("other");
  }

  @Test
  void everyTenantHasABudgetFromItsFirstMoment() {
    Budget budget = work.write(session -> new Budgets(session).find(TENANT)).orElseThrow();
    assertThat(budget).isEqualTo(new Budget(TENANT, 1_000, 20_000, 0, 0));
  }

  @Test
  void aNewDayAndANewMonthBeginAtZero() {
    spend(7);
    assertThat(spend(1).usedThisMonth()).isEqualTo(7);
    database.execute("update replay_budget_usage set day = day - 1");
    assertThat(spend(2)).isEqualTo(new Budget(TENANT, 1_000, 20_000, 0, 8));
    database.execute(
        "update replay_budget_usage set day = day - 40, month = month - interval '1 month'");
    assertThat(spend(3)).isEqualTo(new Budget(TENANT, 1_000, 20_000, 0, 0));
    assertThat(
            database.query(
                "select concat_ws(' ', used_today, left_today) from replay_budgets_status"))
        .isEqualTo("3 997");
  }

  @Test
  void deadLettersThatCannotBeDeliveredAreCountedAndLeftWhereTheyAre() throws SQLException {
    UUID endpoint = outbox.endpoint();
    UUID gone = outbox.endpoint();
    outbox.deadLetter(endpoint);
    outbox.deadLetter(gone);
    database.execute("delete from endpoints where endpoint_id = '" + gone + "'");
    DeadSelection all = new DeadSelection(TENANT, null, null, null, 0, 50);
    work.write(
        session -> {
          DeadRequeue letters = new DeadRequeue(session);
          assertThat(letters.possible(all)).isEqualTo(1);
          assertThat(letters.impossible(all, 49)).isEqualTo(1);
          assertThat(letters.requeue(all, Outbox.id())).isEqualTo(1);
          return null;
        });
    assertThat(outbox.count("dead_letters")).isEqualTo(1);
    assertThat(outbox.count("queue")).isEqualTo(1);
  }

  @Test
  void nothingOfAnotherTenantIsRequeued() throws SQLException {
    outbox.deadLetter(outbox.endpoint());
    DeadSelection other = new DeadSelection("other", null, null, null, 0, 50);
    assertThat(work.<Integer>write(session -> new DeadRequeue(session).requeue(other, Outbox.id())))
        .isZero();
  }

  private CallLimit.Verdict count() {
    return work.write(session -> new CallLimit(session).count("k", 2, WINDOW));
  }

  private void age(String interval) {
    database.execute(
        "update edge_rate_limits set window_start = window_start - interval '" + interval + "'");
  }

  /** Spends, and returns what stood before. */
  private Budget spend(int cost) {
    return work.write(
        session -> {
          Budgets budgets = new Budgets(session);
          Budget before = budgets.locked(TENANT);
          budgets.spend(TENANT, cost);
          return before;
        });
  }
}
